using NodaTime;
using Retail.Connectors.WooCommerce.Wire;

namespace Retail.Connectors.WooCommerce.Orders;

/// <summary>Which orders to list. Everything left out does not narrow the list.</summary>
public sealed record WooOrderQuery
{
    /// <summary>Statuses without the prefix <c>wc-</c>; empty for all but the trash.</summary>
    public IReadOnlyList<string> Statuses { get; init; } = [];

    /// <summary>Changed after this moment, which is itself left out. Cut to the second.</summary>
    public Instant? ModifiedAfter { get; init; }

    /// <summary>Changed before this moment, which is itself left out. Cut to the second.</summary>
    public Instant? ModifiedBefore { get; init; }

    /// <summary>Placed after this moment, which is itself left out. Cut to the second.</summary>
    public Instant? PlacedAfter { get; init; }

    /// <summary>Placed before this moment, which is itself left out. Cut to the second.</summary>
    public Instant? PlacedBefore { get; init; }

    /// <summary>Of this customer; 0 for guests.</summary>
    public long? Customer { get; init; }

    /// <summary>With this product.</summary>
    public long? Product { get; init; }

    /// <summary>Only these ids; empty for all.</summary>
    public IReadOnlyList<long> Ids { get; init; } = [];

    /// <summary>Not these ids; empty for none.</summary>
    public IReadOnlyList<long> ExcludedIds { get; init; } = [];

    /// <summary>Of these; empty for any.</summary>
    public IReadOnlyList<long> Parents { get; init; } = [];

    /// <summary>Not of these; empty for none.</summary>
    public IReadOnlyList<long> ExcludedParents { get; init; } = [];

    /// <summary>From these sources, for example <c>checkout</c>; empty for any.</summary>
    public IReadOnlyList<string> CreatedVia { get; init; } = [];

    /// <summary>Digits after the point in amounts; null for as many as the shop shows. What is stored does not change.</summary>
    public long? Decimals { get; init; }

    /// <summary>Only these keys of <c>meta_data</c> are sent; empty for all.</summary>
    public IReadOnlyList<string> IncludedMeta { get; init; } = [];

    /// <summary>These keys of <c>meta_data</c> are not sent; empty for none.</summary>
    public IReadOnlyList<string> ExcludedMeta { get; init; } = [];

    /// <summary>Words to search for; null for none.</summary>
    public string? Search { get; init; }

    internal WooParameters Parameters() => new WooParameters()
        .Add("status", Statuses)
        .Add("modified_after", ModifiedAfter)
        .Add("modified_before", ModifiedBefore)
        .Add("after", PlacedAfter)
        .Add("before", PlacedBefore)
        .Add("customer", Customer)
        .Add("product", Product)
        .Add("include", Ids)
        .Add("exclude", ExcludedIds)
        .Add("parent", Parents)
        .Add("parent_exclude", ExcludedParents)
        .Add("created_via", CreatedVia)
        .Add("dp", Decimals)
        .Add("include_meta", IncludedMeta)
        .Add("exclude_meta", ExcludedMeta)
        .Add("search", Search)
        .DatesAreGmt();
}
