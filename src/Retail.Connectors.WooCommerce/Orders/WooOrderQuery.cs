using NodaTime;

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

    /// <summary>Words to search for; null for none.</summary>
    public string? Search { get; init; }
}
