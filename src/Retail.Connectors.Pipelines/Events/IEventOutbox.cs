using NodaTime;

namespace Retail.Connectors.Pipelines.Events;

/// <summary>
/// The reading side of the events that commits store. Whoever writes a work store implements it beside
/// <see cref="Work.IWorkStore"/>. One reader at a time is given events, so that they leave in order; one that stalls past
/// its lease is replaced, and what both published is published twice.
/// </summary>
public interface IEventOutbox
{
    /// <summary>
    /// Takes or keeps the turn, and reads what is to be published. The same reader may ask again at any time; its lease
    /// then begins anew.
    /// </summary>
    /// <returns>The events, the oldest first; null if there are none or another reader's lease lasts.</returns>
    ValueTask<EventBatch?> ClaimAsync(EventClaim claim, CancellationToken cancellationToken);

    /// <summary>Marks events as published, so that they are not given out again.</summary>
    /// <param name="fence">The batch's fence.</param>
    /// <param name="sequences">Which; all or some of the batch.</param>
    /// <param name="cancellationToken">Stops the wait; they may have been marked.</param>
    /// <returns>False if another reader has taken over: nothing was marked.</returns>
    ValueTask<bool> MarkPublishedAsync(long fence, IReadOnlyCollection<long> sequences, CancellationToken cancellationToken);

    /// <summary>Removes events that were published before a moment.</summary>
    /// <param name="before">The moment, by the store's clock.</param>
    /// <param name="max">At most so many.</param>
    /// <param name="cancellationToken">Stops the wait.</param>
    /// <returns>How many were removed.</returns>
    ValueTask<int> RemovePublishedAsync(Instant before, int max, CancellationToken cancellationToken);

    /// <summary>How much has not been published.</summary>
    ValueTask<EventBacklog> CountAsync(CancellationToken cancellationToken);
}
