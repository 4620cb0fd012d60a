using System.Collections.Immutable;
using Retail.Connectors.Changes;
using Retail.Connectors.Effects;
using Retail.Connectors.Pipelines.Batches;
using Retail.Connectors.Pipelines.Demand;
using Retail.Connectors.Pipelines.Effects;
using Retail.Connectors.Pipelines.Links;
using Retail.Connectors.Pipelines.Mapping;
using Retail.Connectors.Pipelines.Operations;
using Retail.Connectors.Pipelines.Parking;
using Retail.Connectors.Pipelines.Shadows;

namespace Retail.Connectors.Pipelines.Work;

/// <summary>Reads of a store.</summary>
public interface IStoreQueries
{
    /// <summary>All links of a record, in both directions of time: the oldest first.</summary>
    ValueTask<ImmutableArray<Link>> FindLinksAsync(EntityRef source, CancellationToken cancellationToken);

    /// <summary>All links that point to a record, from any source: the oldest first.</summary>
    ValueTask<ImmutableArray<Link>> FindLinksToAsync(EntityRef target, CancellationToken cancellationToken);

    /// <summary>A shadow; null if the record was never handled by that flow.</summary>
    ValueTask<Shadow?> FindShadowAsync(EntityRef source, string flow, CancellationToken cancellationToken);

    /// <summary>
    /// The effects of a record, in any system, that were begun and never completed: what they left is unknown. In no
    /// particular order.
    /// </summary>
    ValueTask<ImmutableArray<OpenEffect>> FindOpenEffectsAsync(EntityRef source, CancellationToken cancellationToken);

    /// <summary>What a completed effect left; null if it was never completed, or so long ago that it is forgotten.</summary>
    ValueTask<Receipt?> FindReceiptAsync(EffectKey key, CancellationToken cancellationToken);

    /// <summary>How far a feed was read; null if it never was.</summary>
    ValueTask<Cursor?> FindCursorAsync(string feed, CancellationToken cancellationToken);

    /// <summary>One piece of work; null if it was never hinted.</summary>
    ValueTask<WorkView?> FindWorkAsync(WorkKey key, CancellationToken cancellationToken);

    /// <summary>Parked work of one flow, the oldest first.</summary>
    /// <param name="flow">The flow; null for all.</param>
    /// <param name="max">At most so many.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    ValueTask<ImmutableArray<ParkedWork>> ListParkedAsync(string? flow, int max, CancellationToken cancellationToken);

    /// <summary>All that is held.</summary>
    ValueTask<ImmutableArray<Hold>> ListHoldsAsync(CancellationToken cancellationToken);

    /// <summary>Looks through the sealed audit whether a row was changed, removed or moved.</summary>
    ValueTask<AuditVerdict> VerifyAuditAsync(CancellationToken cancellationToken);

    /// <summary>What is known of some items of a batch flow; those that nothing is known of are missing.</summary>
    ValueTask<ImmutableArray<BatchItem>> FindItemsAsync(string flow, IReadOnlyCollection<string> names, CancellationToken cancellationToken);

    /// <summary>All items of a batch flow, by name.</summary>
    /// <param name="flow">The flow.</param>
    /// <param name="after">The name after which to go on, ordinally; null to begin.</param>
    /// <param name="max">At most so many.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    ValueTask<ImmutableArray<BatchItem>> ListItemsAsync(string flow, string? after, int max, CancellationToken cancellationToken);

    /// <summary>Marked items of a batch flow, those that are due first at the beginning; some may be due only later.</summary>
    ValueTask<ImmutableArray<BatchItem>> ListDueItemsAsync(string flow, int max, CancellationToken cancellationToken);

    /// <summary>What orders take of a pool, in no particular order.</summary>
    /// <param name="pool">The pool.</param>
    /// <param name="skus">The articles that are taken; null for all.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    ValueTask<ImmutableArray<DemandLine>> FindDemandAsync(string pool, IReadOnlyCollection<string>? skus, CancellationToken cancellationToken);

    /// <summary>What one order takes of a pool, in no particular order.</summary>
    ValueTask<ImmutableArray<DemandLine>> FindDemandOfAsync(string pool, EntityRef source, CancellationToken cancellationToken);

    /// <summary>How much work of a flow is in which state.</summary>
    ValueTask<WorkCounts> CountAsync(string flow, CancellationToken cancellationToken);

    /// <summary>What of a flow is open or parked, and how old it is. It costs as much as there is open and parked, whatever was done.</summary>
    ValueTask<FlowBacklog> MeasureAsync(string flow, CancellationToken cancellationToken);

    /// <summary>The version of the last edit of any mapping, removals included; 0 if there was none. It costs next to nothing.</summary>
    ValueTask<long> FindMappingVersionAsync(CancellationToken cancellationToken);

    /// <summary>The edits that count: the last of each word, unless that removed it. In no particular order.</summary>
    ValueTask<ImmutableArray<StoredMapping>> ListMappingsAsync(CancellationToken cancellationToken);

    /// <summary>All edits of a word, removals included, the oldest first.</summary>
    ValueTask<ImmutableArray<StoredMapping>> ListMappingHistoryAsync(MappingWord word, CancellationToken cancellationToken);
}
