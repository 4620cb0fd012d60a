using Retail.Connectors.Mapping;
using Retail.Connectors.Pipelines.Mapping;
using Retail.Connectors.Pipelines.Work;

namespace Retail.Connectors.Sync.Stock;

internal sealed class StockExplanations(IEnumerable<StockPool> pools, IWorkStore store, IMappings mappings) : IStockExplanations
{
    public async ValueTask<IReadOnlyList<StockExplanation>> ExplainStockAsync(SystemName system, string sku, CancellationToken cancellationToken)
    {
        var found = new List<StockExplanation>();
        foreach (var pool in pools.Where(pool => pool.Sources.Contains(system) || pool.Channels.Any(channel => channel.System == system)))
        {
            var own = system == pool.Source || !mappings.TryMap(MappingTables.Sku, system, pool.Source, sku, out var mapped) ? sku : mapped;
            var items = await store.Queries.FindItemsAsync(pool.Flow, [ItemState.Prefix + own], cancellationToken);
            if (items is [{ } item] && ItemState.Read(item.Memo).Explanation is { } explanation)
            {
                found.Add(explanation);
            }
        }

        return found;
    }
}
