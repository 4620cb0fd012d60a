using System.Collections.Frozen;
using System.Collections.Immutable;
using Retail.Connectors.Pipelines.Lanes;
using Retail.Connectors.Pipelines.Work;

namespace Retail.Connectors.Pipelines.Engine;

/// <summary>One flow over the records of several systems, for example the orders of two shops for one ERP: each record is worked on by its own runner.</summary>
internal sealed class SharedFlow : IWorkRunner
{
    private readonly IWorkRunner[] _runners;

    private SharedFlow(IWorkRunner[] runners)
    {
        _runners = runners;
        Scope = new FlowScope(runners.Max(runner => runner.Scope.Version), [.. runners.SelectMany(runner => runner.Scope.Systems).Distinct()]);

        // Only what all of them use: a shop that is away must not keep the orders of the others.
        Lanes = [.. runners.Skip(1).Aggregate(runners[0].Lanes.AsEnumerable(), (common, runner) => common.Intersect(runner.Lanes))];
    }

    public string Flow => _runners[0].Flow;

    public bool IsSchedule => _runners[0].IsSchedule;

    public FlowScope Scope { get; }

    public ImmutableArray<LaneKey> Lanes { get; }

    public static FrozenDictionary<string, IWorkRunner> ByName(IEnumerable<IWorkRunner> runners) => runners
        .GroupBy(runner => runner.Flow, StringComparer.Ordinal)
        .ToFrozenDictionary(flow => flow.Key, flow => flow.Count() == 1 ? flow.Single() : new SharedFlow([.. flow]), StringComparer.Ordinal);

    public bool Serves(WorkKey key) => Array.Exists(_runners, runner => runner.Serves(key));

    public Task<WorkOutcome?> RunAsync(ActiveClaim claim, CancellationToken cancellationToken)
    {
        var key = claim.Claim.Key;
        var runner = Array.Find(_runners, runner => runner.Serves(key))
            ?? throw new InvalidOperationException($"{Flow} is not set up for {key.Source.System}: add it with that system, or discard the work.");
        return runner.RunAsync(claim, cancellationToken);
    }
}
