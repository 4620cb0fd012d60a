using NodaTime;
using Retail.Connectors.Changes;
using Retail.Connectors.Pipelines.Flows;
using Retail.Connectors.Products;

namespace Retail.Connectors.Sync.Catalog;

/// <summary>
/// Names products that no event told of: those that this flow never saw, or all of them. A feed begins when it is first asked, so this is also
/// how a shop gets the products that were there before.
/// </summary>
internal sealed class CatalogSweep(FlowDefinition flow, bool all) : ISweep
{
    public async Task<IReadOnlyCollection<EntityRef>> FindAsync(ILookups lookups, Instant now, CancellationToken cancellationToken)
    {
        var window = new CensusWindow(Instant.FromUnixTimeSeconds(0), now);
        var there = await lookups.AskAsync<ICensus<Product>, List<EntityRef>>(flow.From, (census, token) => AllAsync(census, window, token), cancellationToken);
        if (all)
        {
            return there;
        }

        var found = new List<EntityRef>();
        foreach (var product in there)
        {
            if (await lookups.ShadowOfAsync(product, flow.Name, cancellationToken) is null)
            {
                found.Add(product);
            }
        }

        return found;
    }

    private static async Task<List<EntityRef>> AllAsync(ICensus<Product> census, CensusWindow window, CancellationToken cancellationToken)
    {
        var found = new List<EntityRef>();
        await foreach (var entry in census.ListAsync(window, cancellationToken))
        {
            found.Add(entry.Ref);
        }

        return found;
    }
}
