using NodaTime;

namespace Retail.Connectors.WooCommerce.Products;

/// <summary>Which products to list. Everything left out does not narrow the list.</summary>
public sealed record WooProductQuery
{
    /// <summary>With one of these SKUs, variations included; empty for any.</summary>
    public IReadOnlyList<string> Skus { get; init; } = [];

    /// <summary>In this status; null for all but the trash.</summary>
    public string? Status { get; init; }

    /// <summary>Of this type, for example <c>variable</c>; null for any.</summary>
    public string? Type { get; init; }

    /// <summary>Changed after this moment, which is itself left out. Cut to the second.</summary>
    public Instant? ModifiedAfter { get; init; }

    /// <summary>Only these ids; empty for all.</summary>
    public IReadOnlyList<long> Ids { get; init; } = [];

    /// <summary>Words to search for; null for none.</summary>
    public string? Search { get; init; }
}
