using Retail.Connectors.WooCommerce.Connection;
using Retail.Connectors.WooCommerce.Variations;
using Retail.Connectors.WooCommerce.Wire;

namespace Retail.Connectors.WooCommerce.Products;

/// <summary>Reads the variations of many products with few calls.</summary>
internal static class WooFamilies
{
    private const string Fields = "id,parent_id,sku,attributes,status,date_modified_gmt";

    /// <summary>The variations of those products that have any, by product.</summary>
    public static async Task<ILookup<long, WooVariation>> ReadAsync(WooCommerceClient shop, IEnumerable<WooProduct> products, CancellationToken cancellationToken)
    {
        var parents = products.Where(product => product.Type.StartsWith("variable", StringComparison.Ordinal) || product.Variations.Count > 0)
            .Select(product => product.Id).Distinct().ToArray();
        var found = new List<WooVariation>();
        foreach (var ids in parents.Chunk(100))
        {
            found.AddRange(await ReadAsync(shop, ids, cancellationToken));
        }

        return found.ToLookup(variation => variation.ParentId);
    }

    /// <summary>The shop has no list of all variations: WooCommerce before 9 lists them by product only.</summary>
    public static bool IsNoRoute(ConnectorException exception) => exception.Code == "rest_no_route";

    private static async Task<List<WooVariation>> ReadAsync(WooCommerceClient shop, long[] parents, CancellationToken cancellationToken)
    {
        try
        {
            var variations = WooList.ReadAsync(
                shop.Orders.Connection, WooJson.Default.ListWooVariation, static variation => variation.Id, shop.Options.PageSize, shop.AllVariations.Path,
                () => new WooVariationQuery { Parents = parents }.Parameters().Add("_fields", Fields), cancellationToken);
            return await variations.ToListAsync(cancellationToken);
        }
        catch (ConnectorException exception) when (IsNoRoute(exception))
        {
            var found = new List<WooVariation>();
            foreach (var parent in parents)
            {
                await foreach (var variation in shop.Variations(parent).ListAsync(null, cancellationToken))
                {
                    found.Add(variation with { ParentId = parent });
                }
            }

            return found;
        }
    }
}
