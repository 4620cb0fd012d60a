namespace Retail.Connectors.Stock;

/// <summary>A selling channel that tells the stock that it shows of many products with few calls.</summary>
public interface IChannelStockSource
{
    /// <summary>How many one call reads at most; more are split by the channel.</summary>
    int BatchSize { get; }

    /// <summary>Reads what the channel shows of some articles.</summary>
    /// <param name="skus">The channel's own stock keeping units.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <returns>One entry for each article that the channel has; what it does not sell is missing.</returns>
    /// <exception cref="ConnectorException">The channel could not be asked.</exception>
    IAsyncEnumerable<ChannelStock> ReadAsync(IReadOnlyCollection<string> skus, CancellationToken cancellationToken);
}
