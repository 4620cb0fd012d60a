using NodaTime;

namespace Retail.Connectors.Pipelines.Demand;

/// <summary>What one line of an order takes of one article, while the source's number does not contain it for sure.</summary>
/// <param name="Pool">The stock pool.</param>
/// <param name="Source">The order.</param>
/// <param name="Line">The shop's id of the line.</param>
/// <param name="Sku">The article that is taken, in the pool's words; a component where a bundle was sold.</param>
public sealed record DemandLine(string Pool, EntityRef Source, string Line, string Sku)
{
    /// <summary>The article that was sold, in the pool's words; the same as <see cref="Sku"/> unless it is a bundle.</summary>
    public required string Item { get; init; }

    /// <summary>The order's number, as the customer knows it.</summary>
    public required string Number { get; init; }

    /// <summary>How many of <see cref="Sku"/> are still to be delivered.</summary>
    public required decimal Quantity { get; init; }

    /// <summary>How many of <see cref="Item"/> the shop took off its own number.</summary>
    public required decimal Sold { get; init; }

    /// <summary>How many of <see cref="Sku"/> are contained in the source's number since <see cref="ContainedAt"/>. Default none.</summary>
    public decimal Contained { get; init; }

    /// <summary>When <see cref="Contained"/> was known, which is after it came about; null while nothing is contained.</summary>
    public Instant? ContainedAt { get; init; }

    /// <summary>When the order was placed, by the shop's clock.</summary>
    public required Instant PlacedAt { get; init; }

    /// <summary>When it was first seen here.</summary>
    public required Instant SeenAt { get; init; }
}
