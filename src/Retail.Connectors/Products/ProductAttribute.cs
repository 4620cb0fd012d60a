using System.Collections.Immutable;

namespace Retail.Connectors.Products;

/// <summary>A property of a product.</summary>
/// <param name="Name">What customers read, for example <c>Colour</c>.</param>
/// <param name="Values">The values that occur.</param>
/// <param name="Distinguishes">True if variants differ by it.</param>
public sealed record ProductAttribute(string Name, ImmutableArray<string> Values, bool Distinguishes);
