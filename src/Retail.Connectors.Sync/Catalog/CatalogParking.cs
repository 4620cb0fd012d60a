using System.Collections.Immutable;
using Retail.Connectors.Mapping;
using Retail.Connectors.Pipelines.Links;
using Retail.Connectors.Pipelines.Parking;
using Retail.Connectors.Products;

namespace Retail.Connectors.Sync.Catalog;

/// <summary>Why products wait for a person, in words.</summary>
internal static class CatalogParking
{
    public static ParkReason NoSku(Product product) => new(
        "no-sku",
        $"{Name(product)} has no SKU, or a variant of it has none: the shop could not tell it from another.",
        "Give the product and each of its variants a SKU at their source; it is then tried again by itself.",
        ParkOwner.Commerce);

    public static ParkReason SameSku(Product product, string sku) => new(
        "same-sku",
        $"The SKU {sku} stands more than once in {Name(product)}.",
        "Give each variant a SKU of its own; it is then tried again by itself.",
        ParkOwner.Commerce);

    public static ParkReason MissingMappings(Product product, ImmutableArray<MissingMapping> missing) => new(
        "missing-mapping",
        $"{Name(product)} cannot be published: {string.Join("; ", missing)}.",
        $"Map {string.Join(", ", missing.Select(item => $"{item.Table} '{item.Value}'"))}, then replay.",
        ParkOwner.Commerce)
    {
        Missing = missing,
    };

    public static ParkReason SameAttribute(Product product, string attribute) => new(
        "same-attribute",
        $"Two attributes of {Name(product)} would be called '{attribute}' in the shop.",
        "Map them to different names, then replay.",
        ParkOwner.Commerce);

    public static ParkReason Discontinued(EntityRef source, Link product) => new(
        "discontinued",
        $"{source} is not offered any more, and stands in the shop as {product.DisplayName}.",
        $"Hide or keep {product.DisplayName} in the shop, then discard this entry.",
        ParkOwner.Commerce);

    private static string Name(Product product) => product.Sku.Length > 0 ? $"Product {product.Sku}" : $"Product {product.Ref}";
}
