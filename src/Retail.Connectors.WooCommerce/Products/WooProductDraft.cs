using System.Text.Json;
using Retail.Connectors.Products;
using Retail.Connectors.WooCommerce.Wire;
using Retail.Connectors.WooCommerce.Writing;

namespace Retail.Connectors.WooCommerce.Products;

/// <summary>What is written of a product: all that is known of a new one, what differs of one that is there.</summary>
internal static class WooProductDraft
{
    /// <summary>
    /// The addresses from which the pictures came. The shop keeps copies under addresses of its own and would fetch
    /// another copy of each at every write.
    /// </summary>
    private const string ImagesField = "_retail_images";

    public static WooProductFields New(Product wanted, WooProductTerms terms) => new()
    {
        Name = Kept(wanted.Name ?? wanted.Sku),
        Type = wanted.Variants.IsEmpty ? "simple" : "variable",
        Status = wanted.Published == true ? "publish" : "draft",
        Sku = wanted.Sku,
        Description = wanted.Description is { } text ? Kept(text) : default(Settable<string?>),
        Categories = terms.Categories is { } ids ? References(ids) : null,
        Images = Images(wanted),
        Attributes = wanted.Attributes.IsEmpty ? null : [.. wanted.Attributes.Select(attribute => Attribute(attribute, terms))],
        MetaData = ImageSources(wanted),
    };

    /// <summary>What differs; null if nothing does.</summary>
    public static WooProductFields? Changes(Product wanted, WooProduct product, WooProductTerms terms)
    {
        var fields = new WooProductFields
        {
            Name = Differing(wanted.Name, WooText.Plain(product.Name)),
            Type = !wanted.Variants.IsEmpty && product.Type != "variable" ? "variable" : default(Settable<string?>),
            Status = Status(wanted.Published, product.Status),
            Description = Differing(wanted.Description, WithBackslashes(product.Description.TrimEnd('\n'))),
        };
        if (terms.Categories is { } ids && !ids.ToHashSet().SetEquals(product.Categories.Select(category => category.Id)))
        {
            fields = fields with { Categories = References(ids) };
        }

        if (ImageSources(wanted) is { } sources && !HasImages(product, sources[0]))
        {
            fields = fields with { Images = Images(wanted), MetaData = sources };
        }

        if (wanted.Attributes.Any(attribute => !HasAttribute(product, attribute, terms)))
        {
            fields = fields with { Attributes = Attributes(wanted, product, terms) };
        }

        return fields == new WooProductFields() ? null : fields;
    }

    private static Settable<string?> Differing(string? wanted, string kept) =>
        wanted is null || WithBackslashes(wanted) == kept ? default : new Settable<string?>(Kept(wanted));

    /// <summary>
    /// WordPress takes a level of backslashes off names and descriptions whenever it saves a product, and again with the next change of
    /// any of them. As an entity a backslash stays, and customers read it all the same.
    /// </summary>
    private static string Kept(string text) => text.Replace("\\", "&#92;", StringComparison.Ordinal);

    private static string WithBackslashes(string html) =>
        html.Replace("&#092;", "\\", StringComparison.Ordinal).Replace("&#92;", "\\", StringComparison.Ordinal);

    /// <summary>What customers do not see stays as it is, be it a draft, private or waiting for approval.</summary>
    private static Settable<string?> Status(bool? published, string kept) => (published, kept == "publish") switch
    {
        (true, false) => "publish",
        (false, true) => "draft",
        _ => default(Settable<string?>),
    };

    private static List<WooTermReference> References(IReadOnlyList<long> ids) => [.. ids.Select(id => new WooTermReference { Id = id })];

    private static List<WooProductImageFields>? Images(Product wanted) =>
        wanted.Images is { } images ? [.. images.Select(image => new WooProductImageFields { Src = image.AbsoluteUri })] : null;

    private static List<WooMetaFields>? ImageSources(Product wanted) =>
        wanted.Images is { } images ? [WooMetaFields.Set(ImagesField, string.Join(' ', images.Select(image => image.AbsoluteUri)))] : null;

    private static bool HasImages(WooProduct product, WooMetaFields sources) => product.MetaData.Any(meta =>
        meta.Key == ImagesField && meta.Value is { ValueKind: JsonValueKind.String } value && value.GetString() == sources.Value.Value!.Value.GetString());

    private static WooProductAttributeFields Attribute(ProductAttribute attribute, WooProductTerms terms) => terms.Attribute(attribute.Name) with
    {
        Visible = true,
        Variation = attribute.Distinguishes,
        Options = [.. attribute.Values],
    };

    private static bool HasAttribute(WooProduct product, ProductAttribute wanted, WooProductTerms terms) => product.Attributes.Any(kept =>
        Is(kept, wanted, terms) && kept.Variation == wanted.Distinguishes
        && kept.Options.Select(WooText.Plain).ToHashSet(StringComparer.Ordinal).SetEquals(wanted.Values));

    private static bool Is(WooProductAttribute kept, ProductAttribute wanted, WooProductTerms terms) => terms.Attributes.TryGetValue(wanted.Name, out var id)
        ? kept.Id == id
        : kept.Id == 0 && string.Equals(WooText.Plain(kept.Name), wanted.Name, StringComparison.OrdinalIgnoreCase);

    /// <summary>The list replaces the one before, so the merchant's own attributes are among it.</summary>
    private static List<WooProductAttributeFields> Attributes(Product wanted, WooProduct product, WooProductTerms terms)
    {
        var own = product.Attributes.Where(kept => !wanted.Attributes.Any(attribute => Is(kept, attribute, terms)))
            .Select(kept => new WooProductAttributeFields
            {
                Id = kept.Id == 0 ? default : new Settable<long?>(kept.Id),
                Name = kept.Id == 0 ? WooText.Plain(kept.Name) : default(Settable<string?>),
                Position = kept.Position,
                Visible = kept.Visible,
                Variation = kept.Variation,
                Options = [.. kept.Options.Select(option => WooText.Plain(option))],
            });
        return [.. own, .. wanted.Attributes.Select(attribute => Attribute(attribute, terms))];
    }
}
