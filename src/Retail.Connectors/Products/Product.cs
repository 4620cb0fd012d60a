using System.Collections.Immutable;

namespace Retail.Connectors.Products;

/// <summary>Something that is sold, in one or several variants. What is null is left as the target keeps it.</summary>
public sealed record Product
{
    /// <summary>Which record in which system.</summary>
    public required EntityRef Ref { get; init; }

    /// <summary>The stock keeping unit: of the product itself, or the parent's of its variants. It is the product's identity over systems; empty where a system keeps a product without one.</summary>
    public required string Sku { get; init; }

    /// <summary>The name that customers read, as plain text; null if the content is the merchant's.</summary>
    public string? Name { get; init; }

    /// <summary>The description as HTML; null if the content is the merchant's.</summary>
    public string? Description { get; init; }

    /// <summary>True if customers may see it; null if that is the merchant's decision.</summary>
    public bool? Published { get; init; }

    /// <summary>Categories by name, from the mapping table; null if they are the merchant's.</summary>
    public ImmutableArray<string>? Categories { get; init; }

    /// <summary>Attributes and the values that occur; those of <see cref="Variants"/> are among them.</summary>
    public ImmutableArray<ProductAttribute> Attributes { get; init; } = [];

    /// <summary>Images by address, the first is the main one; null if they are the merchant's.</summary>
    public ImmutableArray<Uri>? Images { get; init; }

    /// <summary>The variants; empty for a product that is sold as it is.</summary>
    public ImmutableArray<ProductVariant> Variants { get; init; } = [];
}
