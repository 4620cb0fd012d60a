using Retail.Connectors.Testing.Systems.Calls;

namespace Retail.Connectors.Testing.Systems;

/// <summary>
/// Stands between a connector and its target. The suite decides what becomes of each call: whether it arrives, whether its answer
/// does, whether it arrives long after the connector gave it up, and whether the process dies with it.
/// </summary>
public sealed class CallGate
{
    private readonly Lock _lock = new();
    private readonly List<Func<Task>> _held = [];
    private int _calls;
    private bool _dead;

    internal CallGate(Func<int, GateAction>? plan = null) => Plan = plan ?? (static _ => GateAction.Pass);

    /// <summary>How many calls came to it so far.</summary>
    public int Calls
    {
        get
        {
            lock (_lock)
            {
                return _calls;
            }
        }
    }

    internal Func<int, GateAction> Plan { get; set; }

    /// <summary>Lets several processes go through their calls in step; null if each goes as it likes.</summary>
    internal Rendezvous? Step { get; init; }

    internal bool IsDead
    {
        get
        {
            lock (_lock)
            {
                return _dead;
            }
        }
    }

    internal int Held
    {
        get
        {
            lock (_lock)
            {
                return _held.Count;
            }
        }
    }

    /// <summary>
    /// The gate as the innermost handler of an HTTP connector:
    /// <c>services.AddHttpClient(name).AddHttpMessageHandler(gate.CreateHandler)</c>, after all other handlers.
    /// </summary>
    public DelegatingHandler CreateHandler() => new GateHandler(this);

    /// <summary>
    /// The gate for a connector that speaks something else than HTTP: one call is what the target carries out as a whole, such as a
    /// transaction. A call whose connection breaks ends with <see cref="IOException"/>.
    /// </summary>
    /// <typeparam name="T">What is answered.</typeparam>
    /// <param name="call">Carries it out. It may be run later, after the caller was told that the connection broke.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="IOException">The connection broke; the call may have been carried out or not.</exception>
    public async Task<T> PassAsync<T>(Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        switch (await AdmitAsync(cancellationToken))
        {
            case GateAction.DieBefore:
                throw Die();
            case GateAction.Unavailable or GateAction.Html:
                throw new IOException("The target does not answer.");
            case GateAction.Hold:
                Keep(() => call(CancellationToken.None));
                throw new IOException("No answer came.");
            case GateAction.DieAfter:
                _ = await call(CancellationToken.None);
                throw Die();
            case GateAction.LoseAnswer:
                _ = await call(cancellationToken);
                throw new IOException("The connection broke before the answer came.");
            default:
                return await call(cancellationToken);
        }
    }

    internal async Task<GateAction> AdmitAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (Step is not null)
        {
            await Step.MeetAsync();
        }

        lock (_lock)
        {
            return _dead ? throw new ProcessKilledException() : Plan(++_calls);
        }
    }

    internal ProcessKilledException Die()
    {
        lock (_lock)
        {
            _dead = true;
        }

        return new ProcessKilledException();
    }

    internal void Keep(Func<Task> call)
    {
        lock (_lock)
        {
            _held.Add(call);
        }
    }

    /// <summary>Lets the calls that are held arrive, in their order.</summary>
    internal async Task ReleaseAsync()
    {
        Func<Task>[] held;
        lock (_lock)
        {
            held = [.. _held];
            _held.Clear();
        }

        foreach (var call in held)
        {
            try
            {
                await call();
            }
            catch (Exception exception) when (exception is not OutOfMemoryException)
            {
                // The target refused what came late: nobody waits for the answer any more.
            }
        }
    }
}
