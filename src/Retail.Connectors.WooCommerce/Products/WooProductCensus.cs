using System.Runtime.CompilerServices;
using Retail.Connectors.Changes;
using Retail.Connectors.Products;
using Retail.Connectors.WooCommerce.Changes;
using Retail.Connectors.WooCommerce.Systems;
using Retail.Connectors.WooCommerce.Wire;

namespace Retail.Connectors.WooCommerce.Products;

/// <summary>Lists the products made in a window, those in the trash included. The revision tells when a product changed and which variations it has.</summary>
internal sealed class WooProductCensus(WooCommerceClient shop) : ICensus<Product>
{
    private const string Fields = "id,status,date_created_gmt,date_modified_gmt,variations";

    public async IAsyncEnumerable<CensusEntry> ListAsync(CensusWindow window, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(window);
        var products = WooCensus.ListAsync(
            shop, shop.Products.Path, WooJson.Default.ListWooProduct, static product => product.Id, static product => product.DateCreatedGmt,
            window, [() => WooCensus.Window(window, Fields), () => WooCensus.Window(window, Fields).Add("status", "trash")], cancellationToken);
        await foreach (var product in products)
        {
            yield return new CensusEntry(
                new EntityRef(shop.Name, EntityKind.Product, WooTarget.Text(product.Id)), RevisionOf(product), product.Status, Total: null, Key: null);
        }
    }

    private static Revision RevisionOf(WooProduct product)
    {
        using var digest = new DigestBuilder();
        digest.AddCount("variations", product.Variations.Count);
        foreach (var variation in product.Variations.Order())
        {
            digest.Add("variation", variation);
        }

        return new Revision($"{WooProductMapping.StampOf(product)}/{digest.Build().Value.AsSpan(0, 16)}");
    }
}
