using System.Collections.Immutable;
using Retail.Connectors.Effects;
using Retail.Connectors.Products;
using Retail.Connectors.WooCommerce.Systems;

namespace Retail.Connectors.WooCommerce.Products;

/// <summary>
/// Brings a product and its variants to the shop. The SKU is its key: the shop refuses a second product with it. What
/// the command leaves null stays the merchant's, and what is equal already is not written.
/// </summary>
/// <remarks>
/// A product that the shop does not have begins as a draft, named by its SKU, where the command leaves that to the
/// merchant. Variations and attributes that the command does not name are left alone. Hiding a product needs no more
/// than its SKU. Like all fields of products it converges: the newest is written, and one SKU makes one product.
/// </remarks>
internal sealed class WooProductHandler(WooCommerceClient client) : ICommandHandler<PublishProduct>
{
    public EffectTraits Traits { get; } = new()
    {
        Guarantee = EffectGuarantee.Converging,
        Reaches = DocumentStage.Confirmed,
    };

    public async Task<Finding> FindAsync(PublishProduct command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        var found = await WithSkuAsync(command.Product.Sku, client, cancellationToken);
        if (found is not [{ Type: not "variation" } product])
        {
            return found.Count <= 1 ? new Finding.Nothing() : new Finding.Several([.. found.Select(same => RefOf(same.Id))]);
        }

        var lines = await WooVariants.FindAsync(command.Product, product.Id, client, cancellationToken);
        return lines.Count == command.Product.Variants.Length
            ? new Finding.Complete(Receipt(product, lines))
            : new Finding.Partial(Receipt(product, lines) with { Stage = DocumentStage.Draft });
    }

    public async Task<EffectResult> ApplyAsync(PublishProduct command, EffectContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(context);
        var shop = client.Until(context.SendBefore);
        var wanted = command.Product;
        if (wanted.Sku.Length == 0 || wanted.Sku.Contains(',', StringComparison.Ordinal))
        {
            return new EffectResult.Refused(
                "sku-refused", $"'{wanted.Sku}' cannot be searched for: the shop takes a comma for the end of a SKU.", "Give the product a SKU without commas, or map it to one.");
        }

        var (terms, refusal) = await WooProductTerms.ReadAsync(wanted, shop, cancellationToken);
        if (refusal is not null)
        {
            return refusal;
        }

        var (product, refused) = await EnsureAsync(wanted, terms, shop, cancellationToken);
        if (product is null)
        {
            return refused!;
        }

        var (lines, clash) = await WooVariants.EnsureAsync(wanted, terms, product.Id, shop, cancellationToken);
        return clash is null
            ? new EffectResult.Reached(Receipt(product, lines))
            : clash with { Left = Receipt(product, lines) with { Stage = DocumentStage.Draft } };
    }

    private static async Task<(WooProduct? Product, EffectResult.Refused? Refused)> EnsureAsync(
        Product wanted, WooProductTerms terms, WooCommerceClient shop, CancellationToken cancellationToken)
    {
        var found = await WithSkuAsync(wanted.Sku, shop, cancellationToken);
        try
        {
            if (found.Count == 0 && Hides(wanted))
            {
                return (null, new EffectResult.Refused(
                    PublishProduct.NothingToHide, $"The shop has no product {wanted.Sku}.", "Nothing is to be done, unless it stands there under another SKU."));
            }

            if (found.Count == 0)
            {
                return (await shop.Products.CreateAsync(WooProductDraft.New(wanted, terms), cancellationToken), null);
            }

            if (Obstacle(wanted, found) is { } obstacle)
            {
                return (null, obstacle);
            }

            var product = found[0];
            return WooProductDraft.Changes(wanted, product, terms) is { } changes
                ? (await shop.Products.UpdateAsync(product.Id, changes, cancellationToken), null)
                : (product, null);
        }
        catch (ConnectorException exception) when (exception.Code is "product_invalid_sku" or "woocommerce_rest_product_not_created")
        {
            // Somebody else may have been faster, or an earlier attempt came late.
            if (found.Count == 0 && await WithSkuAsync(wanted.Sku, shop, cancellationToken) is not [])
            {
                return await EnsureAsync(wanted, terms, shop, cancellationToken);
            }

            return (null, new EffectResult.Refused(
                "sku-taken", exception.Message,
                $"Look for the SKU {wanted.Sku} in the shop's trash, which still holds it: restore that product or delete it for good, then replay."));
        }
        catch (ConnectorException exception) when (WooTarget.IsRefusal(exception))
        {
            return (null, exception.Code is "woocommerce_product_image_upload_error" or "woocommerce_product_invalid_image_id"
                ? new EffectResult.Refused("image-refused", exception.Message, "Correct the image's address: the shop fetches it itself and must be able to reach it.")
                : new EffectResult.Refused("product-refused", exception.Message, "Correct what the message names, then replay."));
        }
    }

    private static EffectResult.Refused? Obstacle(Product wanted, List<WooProduct> found) => found switch
    {
        { Count: > 1 } => new EffectResult.Refused(
            "several-products", $"{found.Count} products of the shop carry the SKU {wanted.Sku}: {string.Join(", ", found.Select(same => same.Id))}.", "Leave it to one of them."),
        [{ Type: "variation" } variation] => new EffectResult.Refused(
            "sku-of-variation", $"{wanted.Sku} is the SKU of variation {variation.Id} of product {variation.ParentId}.", "Publish it as a variant of that product, or change one of the SKUs."),
        [{ Type: "variable" } product] when wanted.Variants.IsEmpty && !Hides(wanted) => new EffectResult.Refused(
            "has-variations", $"Product {product.Id} has variations in the shop and none at its owner.", "Delete the variations in the shop and make it a simple product, or add the variants."),
        [{ Type: not ("variable" or "simple") } product] when !wanted.Variants.IsEmpty => new EffectResult.Refused(
            "type-differs", $"Product {product.Id} is of type {product.Type} and cannot get variants.", "Change its type in the shop."),
        _ => null,
    };

    /// <summary>True if all that is wanted is that customers do not see it any more.</summary>
    private static bool Hides(Product wanted) =>
        wanted is { Published: false, Name: null, Description: null, Categories: null, Images: null, Attributes.IsEmpty: true, Variants.IsEmpty: true };

    /// <summary>Products and variations with this SKU; none from the trash, which the shop does not search.</summary>
    private static async Task<List<WooProduct>> WithSkuAsync(string sku, WooCommerceClient shop, CancellationToken cancellationToken)
    {
        var found = await shop.Products.ListAsync(new WooProductQuery { Skus = [sku] }, cancellationToken).ToListAsync(cancellationToken);
        return [.. found.Where(product => string.Equals(product.Sku, sku, StringComparison.OrdinalIgnoreCase))];
    }

    private EntityRef RefOf(long id) => new(client.Name, EntityKind.Product, WooTarget.Text(id));

    private Receipt Receipt(WooProduct product, ImmutableSortedDictionary<string, string> lines) =>
        new() { Document = RefOf(product.Id), DisplayName = product.Sku, Stage = DocumentStage.Confirmed, Lines = lines };
}
