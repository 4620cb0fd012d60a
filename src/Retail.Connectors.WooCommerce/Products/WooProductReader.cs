using Retail.Connectors.Changes;
using Retail.Connectors.Products;
using Retail.Connectors.WooCommerce.Systems;

namespace Retail.Connectors.WooCommerce.Products;

/// <summary>
/// Reads one product with all its variations. The id of a variation, which webhooks tell, reads the product that it belongs to. A product that was
/// deleted is null; one in the trash is not published.
/// </summary>
internal sealed class WooProductReader(WooCommerceClient shop) : IReader<Product>
{
    private readonly WooProductMapping _mapping = new(shop.Name);

    public Task<Observed<Product>?> ReadAsync(EntityRef id, CancellationToken cancellationToken) =>
        WooTarget.ReadAsync(shop, id, EntityKind.Product, async number =>
        {
            var product = await shop.Products.GetAsync(number, cancellationToken);
            if (product is { Type: "variation", ParentId: > 0 })
            {
                product = await shop.Products.GetAsync(product.ParentId, cancellationToken);
            }

            var families = await WooFamilies.ReadAsync(shop, [product], cancellationToken);
            var mapped = _mapping.Map(product, families[product.Id]);
            return (WooProductMapping.RevisionOf(product, mapped), mapped);
        });
}
