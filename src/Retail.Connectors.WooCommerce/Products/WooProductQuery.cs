using NodaTime;
using Retail.Connectors.WooCommerce.Wire;

namespace Retail.Connectors.WooCommerce.Products;

/// <summary>Which products to list. Everything left out does not narrow the list.</summary>
public sealed record WooProductQuery
{
    /// <summary>With one of these SKUs, variations included; empty for any.</summary>
    public IReadOnlyList<string> Skus { get; init; } = [];

    /// <summary>In this status, <c>any</c> for all with the trash; null for all but the trash.</summary>
    public string? Status { get; init; }

    /// <summary>Of this type, for example <c>variable</c>; null for any.</summary>
    public string? Type { get; init; }

    /// <summary>Changed after this moment, which is itself left out. Cut to the second.</summary>
    public Instant? ModifiedAfter { get; init; }

    /// <summary>Changed before this moment, which is itself left out. Cut to the second.</summary>
    public Instant? ModifiedBefore { get; init; }

    /// <summary>Created after this moment, which is itself left out. Cut to the second.</summary>
    public Instant? CreatedAfter { get; init; }

    /// <summary>Created before this moment, which is itself left out. Cut to the second.</summary>
    public Instant? CreatedBefore { get; init; }

    /// <summary>Only these ids; empty for all.</summary>
    public IReadOnlyList<long> Ids { get; init; } = [];

    /// <summary>Not these ids; empty for none.</summary>
    public IReadOnlyList<long> ExcludedIds { get; init; } = [];

    /// <summary>Of these; empty for any.</summary>
    public IReadOnlyList<long> Parents { get; init; } = [];

    /// <summary>Not of these; empty for none.</summary>
    public IReadOnlyList<long> ExcludedParents { get; init; } = [];

    /// <summary>Of this brand, by id; null for any.</summary>
    public string? Brand { get; init; }

    /// <summary>Of this category, by id; null for any.</summary>
    public string? Category { get; init; }

    /// <summary>With this tag, by id; null for any.</summary>
    public string? Tag { get; init; }

    /// <summary>Of this shipping class, by id; null for any.</summary>
    public string? ShippingClass { get; init; }

    /// <summary>With this shop-wide attribute, by slug; give a term, too.</summary>
    public string? Attribute { get; init; }

    /// <summary>With this value of the attribute, by id; null for any.</summary>
    public string? AttributeTerm { get; init; }

    /// <summary>With this slug; null for any.</summary>
    public string? Slug { get; init; }

    /// <summary>Featured, or not; null for both.</summary>
    public bool? Featured { get; init; }

    /// <summary>With a SKU that contains this; null for any.</summary>
    public string? PartOfSku { get; init; }

    /// <summary>With a name or SKU that contains this; null for any.</summary>
    public string? PartOfNameOrSku { get; init; }

    /// <summary>Where to search: <c>name</c>, <c>sku</c>, <c>global_unique_id</c>, <c>description</c>, <c>short_description</c>; empty for the usual.</summary>
    public IReadOnlyList<string> SearchFields { get; init; } = [];

    /// <summary>Of one of these types; empty for any.</summary>
    public IReadOnlyList<string> IncludedTypes { get; init; } = [];

    /// <summary>Of none of these types; empty for any.</summary>
    public IReadOnlyList<string> ExcludedTypes { get; init; } = [];

    /// <summary>Of this tax class; null for any.</summary>
    public string? TaxClass { get; init; }

    /// <summary>In a sale now, or not; null for both.</summary>
    public bool? OnSale { get; init; }

    /// <summary>That cost at least this; null for any price.</summary>
    public decimal? MinPrice { get; init; }

    /// <summary>That cost at most this; null for any price.</summary>
    public decimal? MaxPrice { get; init; }

    /// <summary><c>instock</c>, <c>outofstock</c> or <c>onbackorder</c>; null for any.</summary>
    public string? StockStatus { get; init; }

    /// <summary>Downloads, or not; null for both.</summary>
    public bool? Downloadable { get; init; }

    /// <summary>Not shipped, or shipped; null for both.</summary>
    public bool? Virtual { get; init; }

    /// <summary>In one of these statuses; empty for any.</summary>
    public IReadOnlyList<string> IncludedStatuses { get; init; } = [];

    /// <summary>In none of these statuses; empty for any.</summary>
    public IReadOnlyList<string> ExcludedStatuses { get; init; } = [];

    /// <summary>Only these keys of <c>meta_data</c> are sent; empty for all.</summary>
    public IReadOnlyList<string> IncludedMeta { get; init; } = [];

    /// <summary>These keys of <c>meta_data</c> are not sent; empty for none.</summary>
    public IReadOnlyList<string> ExcludedMeta { get; init; } = [];

    /// <summary>With this GTIN, UPC, EAN or ISBN; null for any.</summary>
    public string? GlobalUniqueId { get; init; }

    /// <summary>Words to search for; null for none.</summary>
    public string? Search { get; init; }

    internal WooParameters Parameters() => new WooParameters()
        .Add("sku", Skus)
        .Add("status", Status)
        .Add("type", Type)
        .Add("modified_after", ModifiedAfter)
        .Add("modified_before", ModifiedBefore)
        .Add("after", CreatedAfter)
        .Add("before", CreatedBefore)
        .Add("include", Ids)
        .Add("exclude", ExcludedIds)
        .Add("parent", Parents)
        .Add("parent_exclude", ExcludedParents)
        .Add("brand", Brand)
        .Add("category", Category)
        .Add("tag", Tag)
        .Add("shipping_class", ShippingClass)
        .Add("attribute", Attribute)
        .Add("attribute_term", AttributeTerm)
        .Add("slug", Slug)
        .Add("featured", Featured)
        .Add("search_sku", PartOfSku)
        .Add("search_name_or_sku", PartOfNameOrSku)
        .Add("search_fields", SearchFields)
        .Add("include_types", IncludedTypes)
        .Add("exclude_types", ExcludedTypes)
        .Add("tax_class", TaxClass)
        .Add("on_sale", OnSale)
        .Add("min_price", MinPrice)
        .Add("max_price", MaxPrice)
        .Add("stock_status", StockStatus)
        .Add("downloadable", Downloadable)
        .Add("virtual", Virtual)
        .Add("include_status", IncludedStatuses)
        .Add("exclude_status", ExcludedStatuses)
        .Add("include_meta", IncludedMeta)
        .Add("exclude_meta", ExcludedMeta)
        .Add("global_unique_id", GlobalUniqueId)
        .Add("search", Search)
        .DatesAreGmt();
}
