using Retail.Connectors.Testing.Simulation;

namespace Samples.Shared;

/// <summary>
/// Kills the syncing process K times: the k-th when k/(K+1) of the due orders have been dealt with, at a random HTTP
/// call (before it is carried out, or after, with the answer lost) or at a random commit of its store.
/// </summary>
internal sealed class KillPlan(int kills, int due, int seed)
{
    private readonly Lock _gate = new();
    private readonly Random _random = new(seed);
    private bool _armed;
    private Action? _kill;
    private int _callsLeft;
    private bool _after;

    /// <summary>Kills that happened.</summary>
    public int Happened { get; private set; }

    public bool IsFinished => Happened == kills;

    /// <summary>Where each kill was aimed, for the report.</summary>
    public List<string> Aims { get; } = [];

    /// <summary>Takes aim if it is time for the next kill.</summary>
    public void Aim(int dealtWith, SyncProcess process)
    {
        lock (_gate)
        {
            if (IsFinished || _armed || dealtWith < (long)(Happened + 1) * due / (kills + 1))
            {
                return;
            }

            _armed = true;
            _after = _random.Next(2) == 0;
            var when = _random.Next(1, 7);
            var side = _after ? "after" : "before";
            if (_random.Next(2) == 0)
            {
                Aims.Add($"{side} a commit");
                process.Tell($"kill-{side} {when}");
            }
            else
            {
                Aims.Add($"{side} an HTTP call");
                _callsLeft = when;
                _kill = process.Kill;
            }
        }
    }

    /// <summary>To be called when the process was found dead.</summary>
    public void ProcessDied()
    {
        lock (_gate)
        {
            if (_armed)
            {
                Happened++;
            }

            _armed = false;
            _kill = null;
        }
    }

    /// <summary>To be called by the simulators before each call is carried out.</summary>
    public Task BeforeAsync(SimulatedCall call) => OnCall(call, after: false);

    /// <summary>To be called by the simulators when a call was carried out and before it is answered.</summary>
    public Task AfterAsync(SimulatedCall call) => OnCall(call, after: true);

    private Task OnCall(SimulatedCall call, bool after)
    {
        lock (_gate)
        {
            if (_kill is not null && _after == after && --_callsLeft <= 0)
            {
                _kill();
                _kill = null;
                call.Abandon();
            }
        }

        return Task.CompletedTask;
    }
}
