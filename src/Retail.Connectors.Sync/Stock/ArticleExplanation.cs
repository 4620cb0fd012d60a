using System.Collections.Immutable;

namespace Retail.Connectors.Sync.Stock;

/// <summary>How many there are of one article that lies in the warehouse.</summary>
public sealed record ArticleExplanation
{
    /// <summary>The article, in the pool's words.</summary>
    public required string Sku { get; init; }

    /// <summary>How many of it one sold unit takes; more than one thing for a bundle or multi-pack.</summary>
    public decimal PerUnit { get; init; } = 1;

    /// <summary>What the sources say, one entry for each location.</summary>
    public ImmutableArray<LocationStock> Locations { get; init; } = [];

    /// <summary>Units that are never offered.</summary>
    public decimal Safety { get; init; }

    /// <summary>Orders that are subtracted, the oldest first.</summary>
    public ImmutableArray<DemandInFlight> InFlight { get; init; } = [];

    /// <summary>Demand that was noticed at the channels' own numbers, and is subtracted until its orders are known.</summary>
    public ImmutableArray<UnseenDemand> Unseen { get; init; } = [];

    /// <summary>What is left: the locations' sum, less safety, orders and unseen demand. Below zero if more is promised than there is.</summary>
    public decimal Available => Locations.Sum(location => location.Quantity) - Safety - InFlight.Sum(order => order.Quantity) - Unseen.Sum(unseen => unseen.Quantity);
}
