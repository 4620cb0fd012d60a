namespace Retail.Connectors.Testing.WooCommerce.Terms;

/// <summary>A kind of term: where it stands and what it has beside name, slug, description and count.</summary>
/// <param name="Path">The collection below <c>wc/v3</c>.</param>
/// <param name="ProductField">The field of a product that lists it; empty when none does.</param>
/// <param name="HasParents">Whether there are parents, an image and a way of display.</param>
/// <param name="HasMenuOrder">Whether terms have a place in a menu.</param>
internal sealed record TermKind(string Path, string ProductField, bool HasParents, bool HasMenuOrder)
{
    public static TermKind Categories { get; } = new("products/categories", "categories", true, true);

    public static TermKind Brands { get; } = new("products/brands", "brands", true, true);

    public static TermKind Tags { get; } = new("products/tags", "tags", false, false);

    public static TermKind ShippingClasses { get; } = new("products/shipping_classes", "", false, false);

    public static TermKind? Of(string name) => name switch
    {
        "categories" => Categories,
        "brands" => Brands,
        "tags" => Tags,
        "shipping_classes" => ShippingClasses,
        _ => null,
    };

    public static TermKind OfAttribute(long attribute)
        => new(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"products/attributes/{attribute}/terms"), "", false, true);
}
