using Retail.Connectors.Mapping;
using Retail.Connectors.Pipelines.Mapping;
using Retail.Connectors.Pipelines.Work;

namespace Retail.Connectors.Sync.Stock;

internal sealed class StockExplanations(IEnumerable<StockPool> pools, IWorkStore store, IMappings mappings, TimeProvider time) : IStockExplanations
{
    public async ValueTask<IReadOnlyList<StockExplanation>> ExplainStockAsync(SystemName system, string sku, CancellationToken cancellationToken)
    {
        var found = new List<StockExplanation>();
        foreach (var pool in pools.Where(pool => pool.Sources.Contains(system) || pool.Channels.Any(channel => channel.System == system)))
        {
            var own = system == pool.Source || !mappings.TryMap(MappingTables.Sku, system, pool.Source, sku, out var mapped) ? sku : mapped;
            var items = await store.Queries.FindItemsAsync(pool.Flow, [ItemState.Prefix + own], cancellationToken);
            if (items is [{ } item] && ItemState.Read(item.Memo) is { Explanation: { } explanation } state)
            {
                // What is only looked at again, or moves from one order to the source's number, is no change.
                var since = item is { DueAt: not null, Since: { } marked, Cause: not ("look" or "contained") } ? state.Bounded(marked, pool.Interval) : null;
                found.Add(explanation with { WaitingSince = since, IsLate = time.GetCurrentInstant() - since > pool.Freshness });
            }
        }

        return found;
    }
}
