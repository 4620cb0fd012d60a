using System.Collections.Immutable;

namespace Retail.Connectors.Products;

/// <summary>One variant of a product.</summary>
/// <param name="Sku">The stock keeping unit.</param>
/// <param name="Values">The value of each distinguishing attribute, by the attribute's name.</param>
public sealed record ProductVariant(string Sku, ImmutableSortedDictionary<string, string> Values);
