using System.Collections.Immutable;
using Retail.Connectors.Effects;
using Retail.Connectors.Pipelines.Batches;
using Retail.Connectors.Pipelines.Flows;
using Retail.Connectors.Pipelines.Lanes;
using Retail.Connectors.Pipelines.Work;

namespace Retail.Connectors.Pipelines.Engine;

/// <summary>Runs a batch flow.</summary>
internal sealed class BatchRunner(
    BatchDefinition definition,
    IBatchFlow flow,
    IServiceProvider services,
    IWorkStore store,
    LaneBoard lanes,
    BatchWriter writer,
    CommitEvents events,
    CommitSignals told) : IWorkRunner
{
    public string Flow => definition.Name;

    public bool IsSchedule => true;

    public FlowScope Scope { get; } = new(definition.Version, definition.Systems);

    /// <summary>None: a flow over many systems goes on with those that answer.</summary>
    public ImmutableArray<LaneKey> Lanes => [];

    public async Task<WorkOutcome?> RunAsync(ActiveClaim claim, CancellationToken cancellationToken)
    {
        var outcome = await flow.RunAsync(claim.Claim.Key.Source, new Batch(this, claim), cancellationToken);
        return new WorkOutcome(outcome.Changes with { Claim = claim.Claim, End = outcome.End }, outcome.Summary);
    }

    private async ValueTask StoreAsync(ActiveClaim claim, Commit changes, CancellationToken cancellationToken)
    {
        var commit = events.Complete(changes with { Claim = claim.Claim, End = null });
        var result = await store.CommitAsync(commit, cancellationToken);
        told.Stored(commit, result);
        if (result == CommitResult.FenceLost)
        {
            claim.Lose();
            throw new OperationCanceledException($"{claim.Claim.Key} belongs to another claim.");
        }
    }

    private sealed class Batch(BatchRunner runner, ActiveClaim claim) : IBatch
    {
        private readonly BatchRunner _runner = runner;

        public NodaTime.Instant Now => claim.Now;

        public ILookups Lookups { get; } = new Lookups(runner.Flow, claim, runner.Services, runner.Store, runner.Board);

        public IStoreQueries Queries => _runner.Store.Queries;

        public bool IsOpen(SystemName system, LaneDirection direction) => _runner.Board.IsOpen(new LaneKey(system, direction));

        public ValueTask<bool> AreWritesHeldAsync(CancellationToken cancellationToken) => _runner.Writer.AreWritesHeldAsync(cancellationToken);

        public async ValueTask FailedAsync(ConnectorException failure, CancellationToken cancellationToken)
        {
            if (claim.Lane is { } lane && FailurePolicy.ConcernsLane(failure))
            {
                await _runner.Board.JudgeAsync(lane, claim.Claim.Key, failure, cancellationToken);
            }
        }

        public Task<IReadOnlyDictionary<EffectKey, EffectResult>> WriteAsync<TCommand>(
            SystemName target, IReadOnlyList<TCommand> commands, CancellationToken cancellationToken)
            where TCommand : ICommand => _runner.Writer.WriteAsync(claim, target, commands, cancellationToken);

        public ValueTask StoreAsync(Commit changes, CancellationToken cancellationToken) => _runner.StoreAsync(claim, changes, cancellationToken);
    }

    private IServiceProvider Services => services;

    private IWorkStore Store => store;

    private LaneBoard Board => lanes;

    private BatchWriter Writer => writer;
}
