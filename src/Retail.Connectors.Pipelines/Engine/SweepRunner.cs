using System.Collections.Immutable;
using NodaTime;
using Retail.Connectors.Pipelines.Flows;
using Retail.Connectors.Pipelines.Lanes;
using Retail.Connectors.Pipelines.Work;

namespace Retail.Connectors.Pipelines.Engine;

/// <summary>Runs a sweep when it is due: what it names is hinted in the commit that sets its next turn.</summary>
internal sealed class SweepRunner(
    string name, SystemName system, ISweep sweep, TimeSpan every, IServiceProvider services, IWorkStore store, HintRouter router, LaneBoard lanes)
    : IWorkRunner
{
    public string Flow { get; } = FlowOf(name);

    public bool IsSchedule => true;

    public FlowScope Scope { get; } = new(1, [system]);

    public ImmutableArray<LaneKey> Lanes { get; } = [new(system, LaneDirection.Read)];

    public static string FlowOf(string name) => $"sweep/{name}";

    public static WorkKey KeyOf(string name, SystemName system) => new(FlowOf(name), new EntityRef(system, new EntityKind("schedule"), name));

    public async Task<WorkOutcome?> RunAsync(ActiveClaim claim, CancellationToken cancellationToken)
    {
        lanes.EnsureOpen(Lanes[0]);
        var found = await sweep.FindAsync(new Lookups(Flow, claim, services, store, lanes), claim.Now, cancellationToken);
        var commit = new Commit
        {
            Claim = claim.Claim,
            End = new WorkEnd.AgainAt(claim.Now + Duration.FromTimeSpan(every)),

            // Each turn asks anew: a revision would keep the hint from counting a second time.
            Hints = [.. found.Distinct().SelectMany(record => router.Hints(record, revision: null))],
        };
        return new WorkOutcome(commit, $"{found.Count} records to look at");
    }
}
