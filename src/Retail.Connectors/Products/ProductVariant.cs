using System.Collections.Immutable;

namespace Retail.Connectors.Products;

/// <summary>One variant of a product.</summary>
/// <param name="Sku">The stock keeping unit; empty if it has none of its own.</param>
/// <param name="Values">The value of each distinguishing attribute, by the attribute's name.</param>
public sealed record ProductVariant(string Sku, ImmutableSortedDictionary<string, string> Values)
{
    /// <summary>Which record in the system that the product was read from; null where only the SKU names it.</summary>
    public EntityRef? Ref { get; init; }
}
