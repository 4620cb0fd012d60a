using NodaTime;
using Retail.Connectors.WooCommerce.Wire;

namespace Retail.Connectors.WooCommerce.Webhooks;

/// <summary>Which webhooks to list. Everything left out does not narrow the list.</summary>
public sealed record WooWebhookQuery
{
    /// <summary><c>active</c>, <c>paused</c> or <c>disabled</c>; null for any.</summary>
    public string? Status { get; init; }

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
        .Add("status", Status)
        .AddUtc("after", CreatedAfter)
        .AddUtc("before", CreatedBefore)
        .Add("include", Ids)
        .Add("exclude", ExcludedIds)
        .Add("search", Search);
}
