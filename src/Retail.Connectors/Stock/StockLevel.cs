using NodaTime;

namespace Retail.Connectors.Stock;

/// <summary>How many of one product one location has.</summary>
public sealed record StockLevel
{
    /// <summary>The product or variant.</summary>
    public required EntityRef Product { get; init; }

    /// <summary>Its stock keeping unit.</summary>
    public required string Sku { get; init; }

    /// <summary>Where; null for all locations that were asked for together.</summary>
    public required EntityRef? Location { get; init; }

    /// <summary>How many, in the product's stock unit; may be a fraction, and negative where the ERP lets it.</summary>
    public required decimal Quantity { get; init; }

    /// <summary>How many orders and moves have been taken off <see cref="Quantity"/>; null if the system does not tell. Default null.</summary>
    public decimal? Reserved { get; init; }

    /// <summary>How many of <see cref="Reserved"/> the system itself has free for the moment: they are kept back for orders that are set back to be amended. Default 0.</summary>
    public decimal Withheld { get; init; }

    /// <summary>What the number counts.</summary>
    public required StockBasis Basis { get; init; }

    /// <summary>
    /// The moment of the snapshot, by the system's clock where it tells one: only what was committed before it is contained for
    /// sure, and what was committed within the source's settle time before it may not be.
    /// </summary>
    public required Instant AsOf { get; init; }
}
