using NodaTime;

namespace Retail.Connectors.Sync.Checkout;

/// <summary>What is known of one question: the last answer, the call that is under way, and when one failed.</summary>
internal sealed class LiveQuestion<TValue>
{
    private readonly Lock _gate = new();
    private Task<bool>? _call;
    private (TValue Value, Instant At)? _known;
    private Instant _failedAt = Instant.MinValue;

    public (TValue Value, Instant At)? Known
    {
        get
        {
            lock (_gate)
            {
                return _known;
            }
        }
    }

    /// <summary>The call that is under way, or a new one; true when it brought an answer. False at once if one failed a moment ago.</summary>
    public Task<bool> Call(Func<Task<TValue>> ask, Duration pause, Func<Instant> now)
    {
        lock (_gate)
        {
            if (_call is { IsCompleted: false })
            {
                return _call;
            }

            return now() - _failedAt < pause ? Task.FromResult(false) : _call = RunAsync(ask, now);
        }
    }

    /// <summary>Whatever goes wrong, the customer gets the fallback: the failure is the caller's to count.</summary>
    private async Task<bool> RunAsync(Func<Task<TValue>> ask, Func<Instant> now)
    {
        // What the answer holds was true when it was asked for, at the earliest.
        var asked = now();
        try
        {
            // Not under the caller's lock, and not on its thread.
            await Task.Yield();
            var value = await ask();
            lock (_gate)
            {
                _known = (value, asked);
            }

            return true;
        }
        catch (Exception exception) when (exception is ConnectorException or OperationCanceledException or TimeoutException)
        {
            lock (_gate)
            {
                _failedAt = now();
            }

            return false;
        }
    }
}
