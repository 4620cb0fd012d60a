using System.Collections.Immutable;
using Retail.Connectors.Products;
using Retail.Connectors.WooCommerce.Connection;
using Retail.Connectors.WooCommerce.Systems;
using Retail.Connectors.WooCommerce.Variations;
using Retail.Connectors.WooCommerce.Wire;

namespace Retail.Connectors.WooCommerce.Products;

/// <summary>Turns a shop's product and its variations into the canonical product. Names are decoded, descriptions stay HTML.</summary>
/// <param name="system">The shop.</param>
public sealed class WooProductMapping(SystemName system)
{
    /// <summary>Maps a product. One in the trash is not published.</summary>
    /// <param name="product">The product.</param>
    /// <param name="variations">All its variations; empty for a product that is sold as it is.</param>
    /// <exception cref="ConnectorException">It has no id (<see cref="ConnectorErrorKind.Contract"/>).</exception>
    public Product Map(WooProduct product, IEnumerable<WooVariation> variations)
    {
        ArgumentNullException.ThrowIfNull(product);
        ArgumentNullException.ThrowIfNull(variations);
        if (product.Id <= 0)
        {
            throw WooErrors.Contract(system, "A product has no id.", requestId: null);
        }

        return new Product
        {
            Ref = RefOf(product.Id),
            Sku = product.Sku,
            Name = WooText.Plain(product.Name),
            Description = product.Description.TrimEnd('\n'),
            Published = product.Status == "publish",
            Categories = [.. product.Categories.Select(category => WooText.Plain(category.Name))],
            Attributes = [.. product.Attributes.Select(Attribute)],
            Images = [.. product.Images.Select(image => Uri.TryCreate(image.Src, UriKind.Absolute, out var address) ? address : null).OfType<Uri>()],
            Variants = [.. variations.OrderBy(variation => variation.Id).Select(variation => Variant(variation, product))],
        };
    }

    /// <summary>The product's place in the canonical world; also a variation's.</summary>
    public EntityRef RefOf(long productId) => new(system, EntityKind.Product, WooTarget.Text(productId));

    /// <summary>What marks a product's state: when it last changed, its status, and a digest of what was mapped, which tells a changed variation.</summary>
    internal static Revision RevisionOf(WooProduct product, Product mapped)
    {
        using var digest = new DigestBuilder();
        digest.Add("sku", mapped.Sku).Add("name", mapped.Name).Add("description", mapped.Description);
        Add(digest, "categories", mapped.Categories ?? []);
        Add(digest, "images", [.. (mapped.Images ?? []).Select(image => image.ToString())]);
        digest.AddCount("attributes", mapped.Attributes.Length);
        foreach (var attribute in mapped.Attributes)
        {
            Add(digest.Add("attribute", attribute.Name).Add("distinguishes", attribute.Distinguishes ? "yes" : "no"), "values", attribute.Values);
        }

        digest.AddCount("variants", mapped.Variants.Length);
        foreach (var variant in mapped.Variants)
        {
            digest.Add("variant", variant.Sku).Add("ref", variant.Ref?.ToString()).AddCount("values", variant.Values.Count);
            foreach (var (name, value) in variant.Values)
            {
                digest.Add(name, value);
            }
        }

        return new Revision($"{StampOf(product)}/{digest.Build().Value.AsSpan(0, 16)}");
    }

    internal static string StampOf(WooProduct product) => $"{Stamp(product.DateModifiedGmt)}/{product.Status}";

    internal static string StampOf(WooVariation variation) => $"{Stamp(variation.DateModifiedGmt)}/{variation.Status}";

    private static string Stamp(NodaTime.Instant? moment) => moment is { } known ? WooDates.Format(known) : "never";

    private static void Add(DigestBuilder digest, string name, ImmutableArray<string> texts)
    {
        digest.AddCount(name, texts.Length);
        foreach (var text in texts)
        {
            digest.Add(name, text);
        }
    }

    private static ProductAttribute Attribute(WooProductAttribute attribute) =>
        new(WooText.Plain(attribute.Name), [.. attribute.Options.Select(WooText.Plain)], attribute.Variation);

    /// <summary>In the answer a variation without a SKU has that of its product, and one for any value of an attribute does not name it.</summary>
    private ProductVariant Variant(WooVariation variation, WooProduct product) => new(
        string.Equals(variation.Sku, product.Sku, StringComparison.OrdinalIgnoreCase) ? string.Empty : variation.Sku,
        variation.Attributes.GroupBy(attribute => WooText.Plain(attribute.Name), StringComparer.Ordinal)
            .ToImmutableSortedDictionary(group => group.Key, group => WooText.Plain(group.Last().Option), StringComparer.Ordinal))
    {
        Ref = RefOf(variation.Id),
    };
}
