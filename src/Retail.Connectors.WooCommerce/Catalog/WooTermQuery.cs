using Retail.Connectors.WooCommerce.Wire;

namespace Retail.Connectors.WooCommerce.Catalog;

/// <summary>Which categories, brands, tags, shipping classes or attribute values to list. Everything left out does not narrow the list.</summary>
public sealed record WooTermQuery
{
    /// <summary>Only these ids; empty for all.</summary>
    public IReadOnlyList<long> Ids { get; init; } = [];

    /// <summary>Not these ids; empty for none.</summary>
    public IReadOnlyList<long> ExcludedIds { get; init; } = [];

    /// <summary>Only those with products; null for all.</summary>
    public bool? HideEmpty { get; init; }

    /// <summary>Directly below this one; 0 for the topmost. Only for categories and brands.</summary>
    public long? Parent { get; init; }

    /// <summary>Of this product; null for any.</summary>
    public long? Product { get; init; }

    /// <summary>With this slug; null for any.</summary>
    public string? Slug { get; init; }

    /// <summary>Words to search for; null for none.</summary>
    public string? Search { get; init; }

    internal WooParameters Parameters() => new WooParameters()
        .Add("include", Ids)
        .Add("exclude", ExcludedIds)
        .Add("hide_empty", HideEmpty)
        .Add("parent", Parent)
        .Add("product", Product)
        .Add("slug", Slug)
        .Add("search", Search);
}
