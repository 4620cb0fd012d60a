using Retail.Connectors.Effects;
using Retail.Connectors.Stock;

namespace Retail.Connectors.Simulation.Planted;

/// <summary>A stock source that believes what the system has free for the moment.</summary>
internal sealed class PlantedStockSource(IStockSource source) : IStockSource
{
    public StockBasis Basis => source.Basis;

    public DocumentStage ContainedFrom => source.ContainedFrom;

    public IAsyncEnumerable<Location> LocationsAsync(CancellationToken cancellationToken) => source.LocationsAsync(cancellationToken);

    public IAsyncEnumerable<StockLevel> ReadAsync(
        IReadOnlyCollection<string> locations, IReadOnlyCollection<string>? skus, CancellationToken cancellationToken) =>
        source.ReadAsync(locations, skus, cancellationToken).Select(Freed);

    public IAsyncEnumerable<StockLevel> ReadProductsAsync(
        IReadOnlyCollection<string> locations, IReadOnlyCollection<EntityRef> products, CancellationToken cancellationToken) =>
        source.ReadProductsAsync(locations, products, cancellationToken).Select(Freed);

    private static StockLevel Freed(StockLevel level) =>
        level with { Quantity = level.Quantity + level.Withheld, Reserved = level.Reserved - level.Withheld, Withheld = 0 };
}
