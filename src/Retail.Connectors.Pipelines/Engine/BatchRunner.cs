using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using NodaTime;
using Retail.Connectors.Changes;
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
    HintRouter router,
    OpenReadings readings,
    IOptions<PipelineOptions> options,
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
        /// <summary>What is further behind comes with the feed's own turns.</summary>
        private const int MostPages = 20;

        private readonly BatchRunner _runner = runner;

        public Instant Now => claim.Now;

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

        public async ValueTask<int> PollAsync<T>(SystemName system, EntityKind kind, CancellationToken cancellationToken)
            where T : class
        {
            var hinted = 0;
            var name = FeedNames.Feed(system, kind);
            var cursor = await Queries.FindCursorAsync(name, cancellationToken);
            if (cursor is { } position && _runner.Readings.GoesOnFrom(name, position, Now - _runner.FeedInterval))
            {
                // The feed itself is reading these pages right now: reading them twice would make both slower.
                return 0;
            }

            for (var (page, more) = (0, cursor is not null); more && page < MostPages; page++)
            {
                var asked = cursor;
                var read = await Lookups.AskAsync<IChangeFeed<T>, FeedPage<T>>(system, (feed, token) => feed.ReadAsync(asked, token), cancellationToken);
                var hints = read.Items.SelectMany(_runner.Router.HintsOf).ToImmutableArray();
                hinted += hints.Length;
                await StoreAsync(new Commit { Hints = hints }, cancellationToken);
                (cursor, more) = (read.Next, read.HasMore);
            }

            return hinted;
        }

        public ValueTask StoreAsync(Commit changes, CancellationToken cancellationToken) => _runner.StoreAsync(claim, changes, cancellationToken);
    }

    private IServiceProvider Services => services;

    private IWorkStore Store => store;

    private LaneBoard Board => lanes;

    private BatchWriter Writer => writer;

    private HintRouter Router => router;

    private OpenReadings Readings => readings;

    private Duration FeedInterval => Duration.FromTimeSpan(options.Value.FeedInterval);
}
