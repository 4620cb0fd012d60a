using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using NodaTime;
using Retail.Connectors.Pipelines.Lanes;
using Retail.Connectors.Pipelines.Operations;
using Retail.Connectors.Pipelines.Work;

namespace Retail.Connectors.Pipelines.Engine;

/// <summary>Seals the audit and removes what is old: a schedule like any other, done by one node at a time.</summary>
internal sealed class HousekeepingRunner(IOptions<HousekeepingOptions> options, TimeProvider time) : IWorkRunner
{
    private const string Name = "housekeeping";

    public static WorkKey Key { get; } = new(Name, new EntityRef("store", new EntityKind("schedule"), Name));

    public string Flow => Name;

    public FlowScope Scope { get; } = new(1, []);

    public ImmutableArray<LaneKey> Lanes => [];

    public bool IsSchedule => true;

    public Task<WorkOutcome?> RunAsync(ActiveClaim claim, CancellationToken cancellationToken)
    {
        var now = time.GetCurrentInstant();
        var commit = new Commit
        {
            Claim = claim.Claim,
            End = new WorkEnd.AgainAt(now + Duration.FromTimeSpan(options.Value.Interval)),
            SealsAudit = true,
            Retention = new Retention(
                now - Duration.FromTimeSpan(options.Value.KeepDone), now - Duration.FromTimeSpan(options.Value.KeepAudit)),
        };
        return Task.FromResult<WorkOutcome?>(new WorkOutcome(commit, "kept house"));
    }
}
