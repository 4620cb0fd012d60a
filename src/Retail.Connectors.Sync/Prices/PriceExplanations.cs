using Retail.Connectors.Mapping;
using Retail.Connectors.Pipelines.Mapping;
using Retail.Connectors.Pipelines.Work;

namespace Retail.Connectors.Sync.Prices;

internal sealed class PriceExplanations(IEnumerable<PricePolicy> policies, IWorkStore store, IMappings mappings) : IPriceExplanations
{
    public async ValueTask<IReadOnlyList<PriceExplanation>> ExplainPriceAsync(SystemName system, string sku, CancellationToken cancellationToken)
    {
        var found = new List<PriceExplanation>();
        foreach (var policy in policies.Where(policy => policy.Source == system || policy.Shop == system))
        {
            var own = system == policy.Source || !mappings.TryMap(MappingTables.Sku, system, policy.Source, sku, out var mapped) ? sku : mapped;
            var items = await store.Queries.FindItemsAsync(policy.Flow, [PriceItem.Prefix + own], cancellationToken);
            if (items is [{ } item] && PriceItem.Read(item.Memo).Explanation is { } explanation)
            {
                found.Add(explanation);
            }
        }

        return found;
    }
}
