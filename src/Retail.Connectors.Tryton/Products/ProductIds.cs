using Retail.Connectors.Tryton.Rpc;

namespace Retail.Connectors.Tryton.Products;

/// <summary>Ids of products in references: <c>4</c> is the product (the template), <c>4.7</c> its variant 7.</summary>
internal static class ProductIds
{
    public static EntityRef Product(SystemName system, long template) => new(system, EntityKind.Product, TrytonFormat.Id(template));

    public static EntityRef Variant(SystemName system, long template, long variant) =>
        new(system, EntityKind.Product, $"{TrytonFormat.Id(template)}.{TrytonFormat.Id(variant)}");

    public static (long Template, long? Variant)? Parse(string id)
    {
        var parts = id.Split('.');
        return parts.Length <= 2 && TrytonFormat.TryId(parts[0], out var template)
            ? parts.Length == 1 ? (template, null) : TrytonFormat.TryId(parts[1], out var variant) ? (template, variant) : null
            : null;
    }
}
