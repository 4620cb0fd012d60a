using System.Runtime.CompilerServices;
using Retail.Connectors.Changes;
using Retail.Connectors.Stock;
using Retail.Connectors.WooCommerce.Connection;
using Retail.Connectors.WooCommerce.Products;
using Retail.Connectors.WooCommerce.Systems;
using Retail.Connectors.WooCommerce.Variations;
using Retail.Connectors.WooCommerce.Wire;
using Retail.Connectors.WooCommerce.Writing;

namespace Retail.Connectors.WooCommerce.Stock;

/// <summary>Reads the number that the shop itself shows, before it is overwritten. A variation is found by its own id, as webhooks tell it.</summary>
internal sealed class WooStockReader(WooCommerceClient shop) : IReader<ChannelStock>, IChannelStockSource
{
    private const string Fields = "id,parent_id,type,sku,manage_stock,stock_quantity,stock_status,backorders";

    public int BatchSize => WooBatchCall.Limit;

    /// <summary>Asked by SKU the shop tells products and variations alike, a hundred a call; what lies in the trash is not told.</summary>
    public async IAsyncEnumerable<ChannelStock> ReadAsync(IReadOnlyCollection<string> skus, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(skus);

        // A comma parts SKUs: one that holds a comma cannot be asked for.
        var asked = skus.Where(sku => sku.Length > 0 && !sku.Contains(',', StringComparison.Ordinal)).Distinct(StringComparer.Ordinal);
        foreach (var part in asked.Chunk(BatchSize))
        {
            var found = WooList.ReadAsync(
                shop.Orders.Connection, WooJson.Default.ListWooProduct, static product => product.Id, BatchSize, shop.Products.Path,
                () => new WooProductQuery { Skus = part }.Parameters().Add("_fields", Fields), cancellationToken);
            await foreach (var product in found)
            {
                yield return Of(new EntityRef(shop.Name, EntityKind.Product, WooTarget.Text(product.Id)), product);
            }
        }
    }

    public Task<Observed<ChannelStock>?> ReadAsync(EntityRef id, CancellationToken cancellationToken) =>
        WooTarget.ReadAsync(shop, id, EntityKind.Product, async number =>
        {
            var product = await shop.Products.GetAsync(number, cancellationToken);
            var stock = product is { Type: "variation", ParentId: > 0 }
                ? Of(id, await shop.Variations(product.ParentId).GetAsync(number, cancellationToken), new EntityRef(shop.Name, EntityKind.Product, WooTarget.Text(product.ParentId)))
                : Of(id, product);
            return (RevisionOf(stock), stock);
        });

    private static ChannelStock Of(EntityRef id, WooProduct product) => new()
    {
        Product = id,
        Parent = product is { Type: "variation", ParentId: > 0 } ? new EntityRef(id.System, EntityKind.Product, WooTarget.Text(product.ParentId)) : null,
        Sku = product.Sku,
        Managed = product.ManageStock,
        Quantity = product.ManageStock ? product.StockQuantity : null,
        Backorders = product.Backorders is "yes" or "notify",
        Offered = product.StockStatus is "instock" or "onbackorder",
    };

    /// <summary>Only the variation's own route says whether the number is its own or its product's.</summary>
    private static ChannelStock Of(EntityRef id, WooVariation variation, EntityRef parent) => new()
    {
        Product = id,
        Parent = parent,
        Sku = variation.Sku,
        Managed = variation.ManageStock != WooStockManagement.None,
        Quantity = variation.ManageStock != WooStockManagement.None ? variation.StockQuantity : null,
        Backorders = variation.Backorders is "yes" or "notify",
        Offered = variation.StockStatus is "instock" or "onbackorder",
        CountedBy = variation.ManageStock == WooStockManagement.Parent ? parent : null,
    };

    /// <summary>The content alone: a sale of the shop moves the number and not always the date.</summary>
    private static Revision RevisionOf(ChannelStock stock)
    {
        using var digest = new DigestBuilder();
        digest.Add("managed", stock.Managed ? "yes" : "no").Add("quantity", stock.Quantity ?? 0m).Add("counted", stock.Quantity is null ? "no" : "yes")
            .Add("backorders", stock.Backorders ? "yes" : "no").Add("offered", stock.Offered ? "yes" : "no").Add("by", stock.CountedBy?.ToString());
        return new Revision(digest.Build().Value[..16]);
    }
}
