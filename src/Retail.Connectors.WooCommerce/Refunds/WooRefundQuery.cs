using NodaTime;
using Retail.Connectors.WooCommerce.Wire;

namespace Retail.Connectors.WooCommerce.Refunds;

/// <summary>Which refunds to list. Everything left out does not narrow the list.</summary>
public sealed record WooRefundQuery
{
    /// <summary>Changed after this moment, which is itself left out. Cut to the second.</summary>
    public Instant? ModifiedAfter { get; init; }

    /// <summary>Changed before this moment, which is itself left out. Cut to the second.</summary>
    public Instant? ModifiedBefore { get; init; }

    /// <summary>Created after this moment, which is itself left out. Cut to the second.</summary>
    public Instant? CreatedAfter { get; init; }

    /// <summary>Created before this moment, which is itself left out. Cut to the second.</summary>
    public Instant? CreatedBefore { get; init; }

    /// <summary>Of these orders; empty for any.</summary>
    public IReadOnlyList<long> Orders { get; init; } = [];

    /// <summary>Not of these orders; empty for none.</summary>
    public IReadOnlyList<long> ExcludedOrders { get; init; } = [];

    /// <summary>Only these ids; empty for all.</summary>
    public IReadOnlyList<long> Ids { get; init; } = [];

    /// <summary>Not these ids; empty for none.</summary>
    public IReadOnlyList<long> ExcludedIds { get; init; } = [];

    /// <summary>Digits after the point in amounts; null for as many as the shop shows. What is stored does not change.</summary>
    public long? Decimals { get; init; }

    /// <summary>Only these keys of <c>meta_data</c> are sent; empty for all.</summary>
    public IReadOnlyList<string> IncludedMeta { get; init; } = [];

    /// <summary>These keys of <c>meta_data</c> are not sent; empty for none.</summary>
    public IReadOnlyList<string> ExcludedMeta { get; init; } = [];

    /// <summary>Words to search for; null for none.</summary>
    public string? Search { get; init; }

    internal WooParameters Parameters() => new WooParameters()
        .Add("modified_after", ModifiedAfter)
        .Add("modified_before", ModifiedBefore)
        .Add("after", CreatedAfter)
        .Add("before", CreatedBefore)
        .Add("parent", Orders)
        .Add("parent_exclude", ExcludedOrders)
        .Add("include", Ids)
        .Add("exclude", ExcludedIds)
        .Add("dp", Decimals)
        .Add("include_meta", IncludedMeta)
        .Add("exclude_meta", ExcludedMeta)
        .Add("search", Search)
        .DatesAreGmt();
}
