using System.Globalization;
using NodaTime;
using Retail.Connectors.Effects;
using Retail.Connectors.Testing.Systems.Calls;
using Retail.Connectors.Testing.Systems.Effects;

namespace Retail.Connectors.Testing.Systems;

/// <summary>A fixture with the processes that a case starts on it.</summary>
internal sealed class Scene(ISystemFixture fixture, CancellationToken cancellationToken) : IAsyncDisposable
{
    /// <summary>More attempts than any single failure can cost.</summary>
    private const int Attempts = 8;

    private static int _runs;

    private readonly List<SuiteProcess> _processes = [];

    // Ids of a run differ from those of all others, so that a real server can be used again.
    private readonly string _run = string.Create(
        CultureInfo.InvariantCulture,
        $"{TimeProvider.System.GetCurrentInstant().ToUnixTimeMilliseconds() % 10_000_000_000}{Interlocked.Increment(ref _runs)}");

    private int _ids;
    private SuiteProcess? _calm;

    public static SystemName Shop { get; } = new("suite-shop");

    public ISystemFixture Fixture { get; } = fixture;

    public SystemProfile Profile { get; private set; } = fixture.Profile;

    public SystemProfile ProfileOf(SystemName? system) => system is { } name && name == Profile.Other?.System ? Profile.Other : Profile;

    public ConformanceClock Clock => Fixture.Clock;

    public ISystemInspector Inspector => Fixture.Inspector;

    public ISystemStage Stage => Fixture.Stage;

    public CancellationToken Cancellation { get; } = cancellationToken;

    public SystemName System => Profile.System;

    /// <summary>Notes for the report: what a case met on its way.</summary>
    public List<string> Notes { get; } = [];

    /// <summary>The ledger of all processes of this scene that share one.</summary>
    public SuiteLedger Ledger { get; private set; } = new();

    /// <summary>A process that nothing happens to.</summary>
    public SuiteProcess Calm => _calm ??= Start();

    /// <summary>Goes on with another registration of the company.</summary>
    public void Use(SystemProfile profile)
    {
        Profile = profile;
        _calm = null;
    }

    public string NextId() => string.Create(CultureInfo.InvariantCulture, $"{_run}{++_ids}");

    /// <summary>What happens when the host's store is lost or restored from a backup: nobody knows what was asked.</summary>
    public void ForgetLedger()
    {
        Ledger = new SuiteLedger();
        _calm = null;
    }

    public SuiteProcess Start(Func<int, GateAction>? plan = null, SystemName? system = null, Rendezvous? step = null, SuiteLedger? ledger = null)
    {
        var process = new SuiteProcess(Fixture, system ?? System, new CallGate(plan) { Step = step }, ledger ?? Ledger);
        _processes.Add(process);
        return process;
    }

    /// <summary>Goes on, over restarts and settle times, until the effect is reached, refused or parked.</summary>
    public async Task<Outcome> FinishAsync<TCommand>(TCommand command, SystemName? system = null)
        where TCommand : ICommand
    {
        Outcome outcome = new Outcome.Killed();
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            outcome = await Start(system: system).EnsureAsync(command, Cancellation);
            if (outcome is Outcome.NotBefore wait)
            {
                AdvanceTo(wait.Until);
            }
            else if (outcome is not Outcome.Failed)
            {
                return outcome;
            }
        }

        return outcome;
    }

    /// <summary>Carries a command out without any trouble, for cases that need it done.</summary>
    public async Task<Receipt> DoAsync<TCommand>(TCommand command, SystemName? system = null)
        where TCommand : ICommand
    {
        var process = system is { } other && other != System ? Start(system: other) : Calm;
        var outcome = await process.EnsureAsync(command, Cancellation);
        return outcome is Outcome.Reached reached
            ? reached.Receipt
            : throw new BrokenException($"{typeof(TCommand).Name} to be carried out, as this case needs it", outcome.ToString());
    }

    public void AdvanceTo(Instant moment)
    {
        if (moment > Clock.Now)
        {
            Clock.Advance(moment - Clock.Now);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in _processes)
        {
            await process.DisposeAsync();
        }

        await Fixture.DisposeAsync();
    }
}
