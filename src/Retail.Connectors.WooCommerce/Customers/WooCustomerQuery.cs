using Retail.Connectors.WooCommerce.Wire;

namespace Retail.Connectors.WooCommerce.Customers;

/// <summary>Which customers to list. WooCommerce cannot narrow them by time.</summary>
public sealed record WooCustomerQuery
{
    /// <summary>With this e-mail, without regard to case; null for any.</summary>
    public string? Email { get; init; }

    /// <summary>With this WordPress role, or <c>all</c>; null for customers.</summary>
    public string? Role { get; init; }

    /// <summary>Only these ids; empty for all.</summary>
    public IReadOnlyList<long> Ids { get; init; } = [];

    /// <summary>Not these ids; empty for none.</summary>
    public IReadOnlyList<long> ExcludedIds { get; init; } = [];

    /// <summary>Words to search for; null for none.</summary>
    public string? Search { get; init; }

    internal WooParameters Parameters() => new WooParameters()
        .Add("email", Email)
        .Add("role", Role)
        .Add("include", Ids)
        .Add("exclude", ExcludedIds)
        .Add("search", Search);
}
