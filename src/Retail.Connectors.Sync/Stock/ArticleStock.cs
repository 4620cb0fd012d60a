using System.Collections.Immutable;
using NodaTime;
using Retail.Connectors.Pipelines.Demand;

namespace Retail.Connectors.Sync.Stock;

/// <summary>All that is known of one article that lies in the warehouse.</summary>
internal sealed record ArticleStock(string Sku)
{
    public ImmutableArray<LocationStock> Locations { get; init; } = [];

    public ImmutableArray<DemandLine> Demand { get; init; } = [];

    public ImmutableArray<UnseenDemand> Unseen { get; init; } = [];

    /// <summary>Only what was committed before this moment is contained in all of the numbers.</summary>
    public Instant AsOf => Locations.IsEmpty ? Instant.MinValue : Locations.Min(location => location.AsOf);
}
