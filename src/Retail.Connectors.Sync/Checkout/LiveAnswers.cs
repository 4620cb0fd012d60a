using System.Collections.Concurrent;
using NodaTime;
using Retail.Connectors.Checkout;

namespace Retail.Connectors.Sync.Checkout;

/// <summary>
/// Answers in time: what was answered a moment ago, else what the system says within the budget, else what it said not too long ago. The
/// same question is asked once at a time, and an answer that comes too late is there for the next customer.
/// </summary>
internal sealed class LiveAnswers<TKey, TValue>(
    SystemName system, string question, Func<TKey, CancellationToken, Task<TValue>> ask, LiveCheckOptions options, TimeProvider time) : IDisposable
    where TKey : notnull
{
    /// <summary>Of the budget, for the way back: a timer is never early, and a busy machine makes it late.</summary>
    private const double KeptBack = 0.1;

    private readonly ConcurrentDictionary<TKey, LiveQuestion<TValue>> _questions = new();
    private readonly SemaphoreSlim _open = new(options.MaxOpen);
    private readonly CancellationTokenSource _stopping = new();

    public async ValueTask<LiveAnswer<TValue>> AskAsync(TKey key, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var answer = await FindAsync(key, cancellationToken);
        LiveTelemetry.Answered(system, question, answer.Origin, time.GetElapsedTime(started));
        return answer;
    }

    public void Dispose()
    {
        _stopping.Cancel();
        _stopping.Dispose();
        _open.Dispose();
    }

    private async ValueTask<LiveAnswer<TValue>> FindAsync(TKey key, CancellationToken cancellationToken)
    {
        var asked = _questions.GetOrAdd(key, static _ => new LiveQuestion<TValue>());
        if (Young(asked, options.FreshFor) is { } fresh)
        {
            return fresh;
        }

        var call = asked.Call(() => CallAsync(key), Duration.FromTimeSpan(options.PauseAfterFailure), time.GetCurrentInstant);
        try
        {
            if (await call.WaitAsync(options.Budget * (1 - KeptBack), time, cancellationToken) && asked.Known is { } live)
            {
                Forget();
                return new LiveAnswer<TValue>(live.Value, AnswerOrigin.Live, live.At);
            }
        }
        catch (TimeoutException)
        {
            // The call goes on without this customer.
        }

        return Young(asked, options.KeptFor) ?? new LiveAnswer<TValue>(default, AnswerOrigin.Fallback, null);
    }

    private LiveAnswer<TValue>? Young(LiveQuestion<TValue> asked, TimeSpan age) =>
        asked.Known is { } known && time.GetCurrentInstant() - known.At < Duration.FromTimeSpan(age)
            ? new LiveAnswer<TValue>(known.Value, AnswerOrigin.Cached, known.At)
            : null;

    private async Task<TValue> CallAsync(TKey key)
    {
        await _open.WaitAsync(_stopping.Token);
        try
        {
            return await ask(key, _stopping.Token);
        }
        finally
        {
            _open.Release();
        }
    }

    /// <summary>Keeps memory bounded: a fifth goes at once, so that it is not looked for each time.</summary>
    private void Forget()
    {
        if (_questions.Count <= options.MaxKept)
        {
            return;
        }

        foreach (var (key, _) in _questions.OrderBy(pair => pair.Value.Known?.At ?? Instant.MinValue).Take((_questions.Count - options.MaxKept) + (options.MaxKept / 5)))
        {
            _questions.TryRemove(key, out _);
        }
    }
}
