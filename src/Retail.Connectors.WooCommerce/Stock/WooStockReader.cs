using Retail.Connectors.Changes;
using Retail.Connectors.Stock;
using Retail.Connectors.WooCommerce.Products;
using Retail.Connectors.WooCommerce.Systems;
using Retail.Connectors.WooCommerce.Variations;

namespace Retail.Connectors.WooCommerce.Stock;

/// <summary>Reads the number that the shop itself shows, before it is overwritten. A variation is found by its own id, as webhooks tell it.</summary>
internal sealed class WooStockReader(WooCommerceClient shop) : IReader<ChannelStock>
{
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
