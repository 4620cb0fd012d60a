using Retail.Connectors.Stock;

namespace Retail.Connectors.Sync.Stock;

internal static class StockSourceExtensions
{
    /// <summary>Reads to the end, so that what fails half way counts as not read.</summary>
    public static async Task<List<StockLevel>> AllAsync(
        this IStockSource source, Func<IStockSource, string, CancellationToken, IAsyncEnumerable<StockLevel>> read, string location, CancellationToken cancellationToken)
    {
        var levels = new List<StockLevel>();
        await foreach (var level in read(source, location, cancellationToken))
        {
            levels.Add(level);
        }

        return levels;
    }
}
