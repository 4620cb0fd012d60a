using System.Collections.Immutable;
using Retail.Connectors.Effects;
using Retail.Connectors.Products;
using Retail.Connectors.WooCommerce.Systems;
using Retail.Connectors.WooCommerce.Variations;
using Retail.Connectors.WooCommerce.Wire;
using Retail.Connectors.WooCommerce.Writing;

namespace Retail.Connectors.WooCommerce.Products;

/// <summary>The variants of a product as variations, by SKU. One without a SKU of its own is adopted by its values.</summary>
internal static class WooVariants
{
    /// <summary>Those that are there: SKU to the variation's number.</summary>
    public static async Task<ImmutableSortedDictionary<string, string>> FindAsync(
        Product wanted, long product, WooCommerceClient shop, CancellationToken cancellationToken)
    {
        var kept = wanted.Variants.IsEmpty ? [] : await shop.Variations(product).ListAsync(null, cancellationToken).ToListAsync(cancellationToken);
        return Lines(wanted.Variants
            .Select(variant => (variant.Sku, Variation: kept.Find(variation => HasSku(variation, variant))))
            .Where(pair => pair.Variation is not null)
            .Select(pair => (pair.Sku, pair.Variation!.Id)));
    }

    public static async Task<(ImmutableSortedDictionary<string, string> Lines, EffectResult.Refused? Refusal)> EnsureAsync(
        Product wanted, WooProductTerms terms, long product, WooCommerceClient shop, CancellationToken cancellationToken)
    {
        if (wanted.Variants.IsEmpty)
        {
            return (Lines([]), null);
        }

        var variations = shop.Variations(product);
        var kept = await variations.ListAsync(null, cancellationToken).ToListAsync(cancellationToken);
        var known = wanted.Variants.Select(variant => (Variant: variant, Kept: Match(kept, variant, wanted))).ToList();
        var created = known.Where(pair => pair.Kept is null).Select(pair => pair.Variant).ToList();
        var batch = new WooBatch<WooVariationFields>
        {
            Create = [.. created.Select(variant => Fields(variant, terms))],
            Update = known.Where(pair => pair.Kept is { } variation && !(HasSku(variation, pair.Variant) && HasValues(variation, pair.Variant)))
                .ToDictionary(pair => pair.Kept!.Id, pair => Fields(pair.Variant, terms)),
        };
        var there = known.Where(pair => pair.Kept is not null).Select(pair => (pair.Variant.Sku, pair.Kept!.Id)).ToList();
        if (batch.Create.Count + batch.Update.Count == 0)
        {
            return (Lines(there), null);
        }

        var results = await variations.BatchAsync(batch, cancellationToken);
        var made = results.Where(result => result is { Action: WooBatchAction.Create, Succeeded: true }).Select(result => (created[result.Index].Sku, result.Id));
        return (Lines([.. there, .. made]), Refusal([.. results.Where(result => !result.Succeeded).Select(result => result.Error!)]));
    }

    private static EffectResult.Refused? Refusal(List<ConnectorException> errors)
    {
        if (errors.Find(error => !WooTarget.IsRefusal(error)) is { } broken)
        {
            throw broken;
        }

        return errors.Count == 0
            ? null
            : new EffectResult.Refused(
                errors.Exists(error => error.Code == "product_invalid_sku") ? "variant-sku-taken" : "variant-refused",
                string.Join(" ", errors.Select(error => error.Message).Distinct(StringComparer.Ordinal)),
                "Look for the SKU at another product or in the trash of the shop, and free it there, or correct the variant, then replay.");
    }

    /// <summary>In the answer a variation without a SKU has that of its product.</summary>
    private static WooVariation? Match(List<WooVariation> kept, ProductVariant variant, Product wanted) =>
        kept.Find(variation => HasSku(variation, variant))
        ?? kept.Find(variation => (variation.Sku.Length == 0 || string.Equals(variation.Sku, wanted.Sku, StringComparison.OrdinalIgnoreCase)) && HasValues(variation, variant));

    private static bool HasSku(WooVariation variation, ProductVariant variant) => string.Equals(variation.Sku, variant.Sku, StringComparison.OrdinalIgnoreCase);

    private static bool HasValues(WooVariation variation, ProductVariant variant) =>
        variation.Attributes.Count == variant.Values.Count
        && variant.Values.All(value => variation.Attributes.Any(attribute =>
            string.Equals(WooText.Plain(attribute.Name), value.Key, StringComparison.OrdinalIgnoreCase)
            && WooText.Plain(attribute.Option) == value.Value));

    private static WooVariationFields Fields(ProductVariant variant, WooProductTerms terms) => new()
    {
        Sku = variant.Sku,
        Attributes = [.. variant.Values.Select(value => terms.Attribute(value.Key) with { Option = value.Value })],
    };

    private static ImmutableSortedDictionary<string, string> Lines(IEnumerable<(string Sku, long Id)> variations) =>
        variations.ToImmutableSortedDictionary(variation => variation.Sku, variation => WooTarget.Text(variation.Id), StringComparer.Ordinal);
}
