using NodaTime;
using Retail.Connectors.WooCommerce.Wire;

namespace Retail.Connectors.WooCommerce.Catalog;

/// <summary>Which reviews to list. Everything left out does not narrow the list.</summary>
public sealed record WooReviewQuery
{
    /// <summary><c>hold</c>, <c>approved</c>, <c>spam</c>, <c>trash</c> or <c>all</c>; null for approved ones.</summary>
    public string? Status { get; init; }

    /// <summary>Created after this moment, which is itself left out. Cut to the second.</summary>
    public Instant? CreatedAfter { get; init; }

    /// <summary>Created before this moment, which is itself left out. Cut to the second.</summary>
    public Instant? CreatedBefore { get; init; }

    /// <summary>Of these products; empty for any.</summary>
    public IReadOnlyList<long> Products { get; init; } = [];

    /// <summary>By these users; empty for any.</summary>
    public IReadOnlyList<long> Reviewers { get; init; } = [];

    /// <summary>Not by these users; empty for any.</summary>
    public IReadOnlyList<long> ExcludedReviewers { get; init; } = [];

    /// <summary>By this e-mail; null for any.</summary>
    public string? ReviewerEmail { get; init; }

    /// <summary>Only these ids; empty for all.</summary>
    public IReadOnlyList<long> Ids { get; init; } = [];

    /// <summary>Not these ids; empty for none.</summary>
    public IReadOnlyList<long> ExcludedIds { get; init; } = [];

    /// <summary>Words to search for; null for none.</summary>
    public string? Search { get; init; }

    internal WooParameters Parameters() => new WooParameters()
        .Add("status", Status)
        .AddUtc("after", CreatedAfter)
        .AddUtc("before", CreatedBefore)
        .Add("product", Products)
        .Add("reviewer", Reviewers)
        .Add("reviewer_exclude", ExcludedReviewers)
        .Add("reviewer_email", ReviewerEmail)
        .Add("include", Ids)
        .Add("exclude", ExcludedIds)
        .Add("search", Search);
}
