using System.Text.Json;
using NodaTime;

namespace Retail.Connectors.Tryton.Rpc;

/// <summary>
/// Keeps one session for all calls. A login that was refused is not tried again for a minute: after five failures Tryton
/// refuses everybody of that name.
/// </summary>
internal sealed class TrytonLogin(SystemName system, TrytonOptions options, TimeProvider time) : IDisposable
{
    private static readonly Duration Pause = Duration.FromMinutes(1);
    private readonly SemaphoreSlim _gate = new(1);
    private TrytonSession? _session;
    private (ConnectorException Error, Instant Until)? _refused;

    public async Task<TrytonSession> GetAsync(
        Func<TrytonCall, TrytonSession?, CancellationToken, Task<JsonElement>> send, CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref _session) is { } known)
        {
            return known;
        }

        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (Volatile.Read(ref _session) is { } made)
            {
                return made;
            }

            if (_refused is { } refused && time.GetCurrentInstant() < refused.Until)
            {
                throw new ConnectorException(refused.Error.Kind, system, refused.Error.Message) { Status = refused.Error.Status, Code = refused.Error.Code };
            }

            return _session = await LoginAsync(send, cancellationToken);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Drops a session that has ended, unless another one took its place already.</summary>
    public void Forget(TrytonSession session) => Interlocked.CompareExchange(ref _session, null, session);

    public TrytonSession? Take() => Interlocked.Exchange(ref _session, null);

    public void Dispose() => _gate.Dispose();

    private async Task<TrytonSession> LoginAsync(
        Func<TrytonCall, TrytonSession?, CancellationToken, Task<JsonElement>> send, CancellationToken cancellationToken)
    {
        // It leaves nothing behind but a session that nobody knows: it may be sent again.
        var call = new TrytonCall("common.db.login", json =>
        {
            json.WriteStringValue(options.User);
            new TrytonFields().Set("password", options.Password).Write(json);
            json.WriteStringValue(options.Language ?? "en");
        }, IsSafe: true);
        try
        {
            var answer = await send(call, null, cancellationToken);
            _refused = null;
            return answer.ValueKind == JsonValueKind.Array && answer.GetArrayLength() == 2
                ? TrytonSession.Of(options.User, answer[0].GetInt64(), answer[1].GetString() ?? string.Empty)
                : throw new ConnectorException(ConnectorErrorKind.Unauthorized, system, $"Tryton refuses the login: check User and Password. System {system}.");
        }
        catch (ConnectorException exception) when (exception.Kind is ConnectorErrorKind.Unauthorized or ConnectorErrorKind.RateLimited)
        {
            _refused = (exception, time.GetCurrentInstant() + Pause);
            throw;
        }
    }
}
