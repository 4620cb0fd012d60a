using NodaTime;
using Retail.Connectors.WooCommerce.Wire;

namespace Retail.Connectors.WooCommerce.Coupons;

/// <summary>Which coupons to list. Everything left out does not narrow the list.</summary>
public sealed record WooCouponQuery
{
    /// <summary>With this code, without regard to case; null for any.</summary>
    public string? Code { get; init; }

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

    /// <summary>Words to search for; null for none.</summary>
    public string? Search { get; init; }

    internal WooParameters Parameters() => new WooParameters()
        .Add("code", Code)
        .Add("modified_after", ModifiedAfter)
        .Add("modified_before", ModifiedBefore)
        .Add("after", CreatedAfter)
        .Add("before", CreatedBefore)
        .Add("include", Ids)
        .Add("exclude", ExcludedIds)
        .Add("search", Search)
        .DatesAreGmt();
}
