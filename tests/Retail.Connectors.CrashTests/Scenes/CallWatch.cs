using System.Collections.Concurrent;
using Retail.Connectors.CrashTests.Worker;
using Retail.Connectors.Testing.Simulation;

namespace Retail.Connectors.CrashTests.Scenes;

/// <summary>Sees every call of every worker at the simulators, before it is carried out and after, and can strike at one.</summary>
internal sealed class CallWatch
{
    private readonly Lock _gate = new();
    private readonly ConcurrentDictionary<string, int> _calls = new(StringComparer.Ordinal);
    private Aim? _aim;

    /// <summary>More to be done for each call, before it is carried out or after; null for nothing.</summary>
    public Func<SimulatedCall, bool, Task>? Also { get; set; }

    /// <summary>Where it has struck: the kind of call.</summary>
    public ConcurrentQueue<string> Struck { get; } = new();

    /// <summary>Watches a simulator.</summary>
    public void Attach(SimulatorHost host, Action<SimulatedCall>? carriedOut = null)
    {
        host.BeforeCarriedOut = call => SeeAsync(call, after: false);
        host.AfterCommit = call =>
        {
            carriedOut?.Invoke(call);
            return SeeAsync(call, after: true);
        };
    }

    /// <summary>How many calls a worker has made.</summary>
    public int CallsOf(string node) => _calls.GetValueOrDefault(node);

    /// <summary>Aims at the n-th call from now of a worker, or of any; <paramref name="strike"/> runs while the call waits.</summary>
    /// <param name="node">The worker; null for whoever comes.</param>
    /// <param name="call">The n-th, from 1.</param>
    /// <param name="after">True after it was carried out and before it is answered.</param>
    /// <param name="strike">What to do; false as its answer lets the call live.</param>
    /// <param name="counts">Which calls are counted; null for all.</param>
    public void AimAt(string? node, int call, bool after, Func<string, bool> strike, Func<SimulatedCall, bool>? counts = null)
    {
        lock (_gate)
        {
            _aim = new Aim(node, call, after, counts, strike);
        }
    }

    public void Forget()
    {
        lock (_gate)
        {
            _aim = null;
        }
    }

    public static string NodeOf(SimulatedCall call) => call.Request.Headers
        .FirstOrDefault(header => string.Equals(header.Key, WorkerSettings.NodeHeader, StringComparison.OrdinalIgnoreCase)).Value ?? string.Empty;

    public static bool IsErp(SimulatedCall call) => call.Request.Path.StartsWith("/json/", StringComparison.Ordinal);

    /// <summary>A call of the ERP for an order; what a node asks when it starts is no work and has no slot.</summary>
    public static bool IsErpWork(SimulatedCall call) => IsErp(call)
        && !call.Request.Path.Contains("/res.company/", StringComparison.Ordinal)
        && !call.Request.Path.Contains("/ir.config_parameter/", StringComparison.Ordinal);

    /// <summary>A call of the ERP that changes something.</summary>
    public static bool IsErpWrite(SimulatedCall call) =>
        IsErp(call) && call.Request.Path.Split('/')[^1] is "load" or "create" or "write" or "unlink" or "action_confirm";

    /// <summary>What the call asks for, without ids.</summary>
    public static string KindOf(SimulatedCall call) => string.Join(
        '/',
        call.Request.Path.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(part => part.All(char.IsAsciiDigit) ? "{id}" : part).Prepend(call.Request.Method));

    private async Task SeeAsync(SimulatedCall call, bool after)
    {
        var node = NodeOf(call);
        if (!after)
        {
            _calls.AddOrUpdate(node, 1, static (_, count) => count + 1);
        }

        Func<string, bool>? strike = null;
        lock (_gate)
        {
            if (_aim is { } aim && aim.After == after && (aim.Node ?? node) == node && (aim.Counts?.Invoke(call) ?? true) && --aim.Left <= 0)
            {
                strike = aim.Strike;
                _aim = null;
            }
        }

        if (strike is not null)
        {
            Struck.Enqueue(KindOf(call));
            if (strike(node))
            {
                call.Abandon();
            }
        }

        if (Also is { } also)
        {
            await also(call, after);
        }
    }

    private sealed class Aim(string? node, int left, bool after, Func<SimulatedCall, bool>? counts, Func<string, bool> strike)
    {
        public string? Node => node;

        public bool After => after;

        public Func<SimulatedCall, bool>? Counts => counts;

        public Func<string, bool> Strike => strike;

        public int Left { get; set; } = left;
    }
}
