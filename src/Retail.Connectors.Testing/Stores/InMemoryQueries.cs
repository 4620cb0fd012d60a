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
using Retail.Connectors.Pipelines.Work;

namespace Retail.Connectors.Testing.Stores;

internal sealed class InMemoryQueries(InMemoryTables tables) : IStoreQueries
{
    public ValueTask<ImmutableArray<Link>> FindLinksAsync(EntityRef source, CancellationToken cancellationToken) =>
        Read(() => tables.Links.TryGetValue(source, out var links) ? [.. links] : ImmutableArray<Link>.Empty);

    public ValueTask<ImmutableArray<Link>> FindLinksToAsync(EntityRef target, CancellationToken cancellationToken) =>
        Read<ImmutableArray<Link>>(() => tables.LinksTo.TryGetValue(target, out var from)
            ? [.. from.Select(item => tables.Links[item.Source].Single(link => link.Role == item.Role && link.Target == target))]
            : []);

    public ValueTask<Shadow?> FindShadowAsync(EntityRef source, string flow, CancellationToken cancellationToken) =>
        Read(() => tables.Shadows.GetValueOrDefault((source, flow)));

    public ValueTask<ImmutableArray<OpenEffect>> FindOpenEffectsAsync(EntityRef source, CancellationToken cancellationToken) =>
        Read<ImmutableArray<OpenEffect>>(() => [.. tables.OpenEffects(source)]);

    public ValueTask<Receipt?> FindReceiptAsync(EffectKey key, CancellationToken cancellationToken) =>
        Read(() => tables.Ledger.GetValueOrDefault(key)?.Receipt);

    public ValueTask<Cursor?> FindCursorAsync(string feed, CancellationToken cancellationToken) =>
        Read<Cursor?>(() => tables.Cursors.TryGetValue(feed, out var cursor) ? cursor : null);

    public ValueTask<WorkView?> FindWorkAsync(WorkKey key, CancellationToken cancellationToken) =>
        Read(() => tables.TryFind(key, out var work)
            ? new WorkView(key, work.State, work.Version, work.Fence, work.Attempts, work.Due, work.Error)
            : null);

    public ValueTask<ImmutableArray<ParkedWork>> ListParkedAsync(string? flow, int max, CancellationToken cancellationToken) =>
        Read<ImmutableArray<ParkedWork>>(() =>
        [
            .. tables.AllWork
                .Where(work => work.Reason is not null && (flow is null || work.Key.Flow == flow))
                .OrderBy(work => work.ParkedAt)
                .ThenBy(work => work.Key.ToString(), StringComparer.Ordinal)
                .Take(max)
                .Select(work => new ParkedWork(work.Key, work.Reason!, work.ParkedAt)),
        ]);

    public ValueTask<ImmutableArray<Hold>> ListHoldsAsync(CancellationToken cancellationToken) =>
        Read<ImmutableArray<Hold>>(() => [.. tables.Held.Values]);

    public ValueTask<AuditVerdict> VerifyAuditAsync(CancellationToken cancellationToken) => Read(tables.Audit.Verify);

    public ValueTask<ImmutableArray<BatchItem>> FindItemsAsync(
        string flow, IReadOnlyCollection<string> names, CancellationToken cancellationToken) =>
        Read<ImmutableArray<BatchItem>>(() => [.. names.Distinct(StringComparer.Ordinal).Select(name => tables.Demand.Find(flow, name)).OfType<BatchItem>()]);

    public ValueTask<ImmutableArray<BatchItem>> ListItemsAsync(string flow, string? after, int max, CancellationToken cancellationToken) =>
        Read<ImmutableArray<BatchItem>>(() =>
            [.. tables.Demand.Items(flow).Where(item => after is null || string.CompareOrdinal(item.Name, after) > 0).Take(max)]);

    public ValueTask<ImmutableArray<BatchItem>> ListDueItemsAsync(string flow, int max, CancellationToken cancellationToken) =>
        Read<ImmutableArray<BatchItem>>(() =>
            [.. tables.Demand.Items(flow).Where(item => item.DueAt is not null).OrderBy(item => item.DueAt).ThenBy(item => item.Name, StringComparer.Ordinal).Take(max)]);

    public ValueTask<ImmutableArray<DemandLine>> FindDemandAsync(
        string pool, IReadOnlyCollection<string>? skus, CancellationToken cancellationToken) =>
        Read<ImmutableArray<DemandLine>>(() => [.. tables.Demand.In(pool, skus?.ToHashSet(StringComparer.Ordinal))]);

    public ValueTask<ImmutableArray<DemandLine>> FindDemandOfAsync(string pool, EntityRef source, CancellationToken cancellationToken) =>
        Read<ImmutableArray<DemandLine>>(() => [.. tables.Demand.Of(pool, source)]);

    public ValueTask<WorkCounts> CountAsync(string flow, CancellationToken cancellationToken) => Read(() =>
    {
        var counts = tables.AllWork.Where(work => work.Key.Flow == flow).CountBy(work => work.State).ToDictionary();
        return new WorkCounts(
            counts.GetValueOrDefault(WorkState.Pending),
            counts.GetValueOrDefault(WorkState.Waiting),
            counts.GetValueOrDefault(WorkState.Parked),
            counts.GetValueOrDefault(WorkState.Done));
    });

    public ValueTask<FlowBacklog> MeasureAsync(string flow, CancellationToken cancellationToken) => Read(() =>
    {
        var work = tables.AllWork.Where(work => work.Key.Flow == flow).ToArray();
        var open = work.Where(work => work.State is WorkState.Pending or WorkState.Waiting).ToArray();
        return new FlowBacklog(
            open.Length,
            open.Length == 0 ? null : open.Min(work => work.Since),
            [
                .. work.Where(work => work.Reason is not null)
                    .GroupBy(work => work.Reason!.Owner)
                    .Select(owned => new OwnerBacklog(owned.Key, owned.Count(), owned.Min(work => work.ParkedAt)))
                    .OrderBy(owned => owned.Owner.ToString(), StringComparer.Ordinal),
            ]);
    });

    public ValueTask<long> FindMappingVersionAsync(CancellationToken cancellationToken) => Read(() => tables.Mappings.Version);

    public ValueTask<ImmutableArray<StoredMapping>> ListMappingsAsync(CancellationToken cancellationToken) =>
        Read<ImmutableArray<StoredMapping>>(() => [.. tables.Mappings.Current]);

    public ValueTask<ImmutableArray<StoredMapping>> ListMappingHistoryAsync(MappingWord word, CancellationToken cancellationToken) =>
        Read<ImmutableArray<StoredMapping>>(() => [.. tables.Mappings.HistoryOf(word)]);

    private ValueTask<T> Read<T>(Func<T> read)
    {
        lock (tables.Gate)
        {
            return ValueTask.FromResult(read());
        }
    }
}
