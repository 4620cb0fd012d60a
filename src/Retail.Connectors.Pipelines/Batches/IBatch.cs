using NodaTime;
using Retail.Connectors.Effects;
using Retail.Connectors.Pipelines.Flows;
using Retail.Connectors.Pipelines.Lanes;
using Retail.Connectors.Pipelines.Work;

namespace Retail.Connectors.Pipelines.Batches;

/// <summary>What a batch flow may do while a piece of work is its own.</summary>
public interface IBatch
{
    /// <summary>Now by the store's clock, or a little later.</summary>
    Instant Now { get; }

    /// <summary>Reads of systems, through their lanes.</summary>
    ILookups Lookups { get; }

    /// <summary>Reads of the store.</summary>
    IStoreQueries Queries { get; }

    /// <summary>True while calls in this direction may be sent.</summary>
    bool IsOpen(SystemName system, LaneDirection direction);

    /// <summary>True while all writes are held.</summary>
    ValueTask<bool> AreWritesHeldAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Tells of a failed call that the flow goes on after, so that the lane is closed if it was the lane's fault. What a flow does
    /// not catch is judged by the engine itself.
    /// </summary>
    ValueTask FailedAsync(ConnectorException failure, CancellationToken cancellationToken);

    /// <summary>Writes converging commands to one system. They are sent once: what became of a call that failed is for the flow to find out.</summary>
    /// <typeparam name="TCommand">The commands' type.</typeparam>
    /// <param name="target">The system.</param>
    /// <param name="commands">What should be true.</param>
    /// <param name="cancellationToken">Stops the wait; some may have been carried out.</param>
    /// <returns>One result for each command.</returns>
    /// <exception cref="ConnectorException">A call failed as a whole; some may have been carried out.</exception>
    /// <exception cref="InvalidOperationException">The system has no handler for such commands, or one that does not converge.</exception>
    Task<IReadOnlyDictionary<EffectKey, EffectResult>> WriteAsync<TCommand>(
        SystemName target, IReadOnlyList<TCommand> commands, CancellationToken cancellationToken)
        where TCommand : ICommand;

    /// <summary>
    /// Polls a change feed of a system now, between its turns: all that is told since the feed's last turn is hinted to every flow that looks
    /// at such records. The feed's own turn tells it again, which changes nothing. While the feed is being read here, this reads nothing: it would be the same pages.
    /// </summary>
    /// <typeparam name="T">The canonical type of the records.</typeparam>
    /// <param name="system">The system.</param>
    /// <param name="kind">The kind of the records.</param>
    /// <param name="cancellationToken">Stops it; some hints may have been stored.</param>
    /// <returns>How much work was hinted; zero also if the feed was never polled before, or is being read.</returns>
    /// <exception cref="ConnectorException">The feed could not be read.</exception>
    ValueTask<int> PollAsync<T>(SystemName system, EntityKind kind, CancellationToken cancellationToken)
        where T : class;

    /// <summary>Stores changes at once, if the work still belongs to this node; if not, the work ends here.</summary>
    /// <param name="changes">The changes; neither claim nor end are given here.</param>
    /// <param name="cancellationToken">Stops the wait; they may have been stored.</param>
    ValueTask StoreAsync(Commit changes, CancellationToken cancellationToken);
}
