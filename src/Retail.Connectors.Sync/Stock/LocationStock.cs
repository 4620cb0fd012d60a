using NodaTime;
using Retail.Connectors.Stock;

namespace Retail.Connectors.Sync.Stock;

/// <summary>What the source said of one article at one location.</summary>
/// <param name="Source">The system whose number it is.</param>
/// <param name="Location">The location's code.</param>
/// <param name="Quantity">How many, in the stock unit; may be a fraction or negative. Zero if the source did not list the article there.</param>
/// <param name="Basis">What the number counts: with <see cref="StockBasis.LessReserved"/> reservations are taken off already.</param>
/// <param name="AsOf">The moment of the snapshot.</param>
public sealed record LocationStock(SystemName Source, string Location, decimal Quantity, StockBasis Basis, Instant AsOf)
{
    /// <summary>How many the source has taken off for orders and moves that it knows; null if it does not tell.</summary>
    public decimal? Reserved { get; init; }

    /// <summary>How many of them it has free for the moment, and keeps back for orders that are set back to be amended; null if none.</summary>
    public decimal? Withheld { get; init; }
}
