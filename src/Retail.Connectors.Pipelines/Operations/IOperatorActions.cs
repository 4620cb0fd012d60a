using Retail.Connectors.Mapping;
using Retail.Connectors.Pipelines.Work;

namespace Retail.Connectors.Pipelines.Operations;

/// <summary>What people do to work. Each action is one commit with its audit row.</summary>
public interface IOperatorActions
{
    /// <summary>Tries parked work again, each piece at the place in order that it had when it was first asked for.</summary>
    ValueTask ReplayAsync(IReadOnlyCollection<WorkKey> keys, string actor, CancellationToken cancellationToken);

    /// <summary>Tries all parked work again that the filter chooses, in the order in which it was first asked for.</summary>
    ValueTask ReplayAsync(ParkFilter filter, string actor, CancellationToken cancellationToken);

    /// <summary>Gives parked work up as it is: nothing is done for its current version. A newer state is looked at again.</summary>
    /// <param name="keys">The work.</param>
    /// <param name="reason">Why; required.</param>
    /// <param name="actor">Who.</param>
    /// <param name="cancellationToken">Stops the wait; it may have been stored.</param>
    /// <exception cref="ArgumentException">The reason is empty.</exception>
    ValueTask DiscardAsync(IReadOnlyCollection<WorkKey> keys, string reason, string actor, CancellationToken cancellationToken);

    /// <summary>Holds a flow, a system or all writes; what is held already keeps its first reason.</summary>
    ValueTask HoldAsync(HoldTarget target, string reason, string actor, CancellationToken cancellationToken);

    /// <summary>Lets go on what was held.</summary>
    ValueTask ReleaseAsync(HoldTarget target, string actor, CancellationToken cancellationToken);

    /// <summary>Erases the words that are stored about a record. Ids, codes, ledger, links and the sealed audit stay.</summary>
    ValueTask EraseAsync(EntityRef record, string actor, CancellationToken cancellationToken);

    /// <summary>Tells that a word is mapped now: work that was parked for want of it is tried again.</summary>
    ValueTask MappedAsync(MissingMapping mapping, string actor, CancellationToken cancellationToken);
}
