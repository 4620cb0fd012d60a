namespace Retail.Connectors.Prices;

/// <summary>A selling channel that tells what it asks for many products with few calls.</summary>
public interface IChannelPriceSource
{
    /// <summary>How many one call reads at most; more are split by the channel.</summary>
    int BatchSize { get; }

    /// <summary>How the channel keeps its prices.</summary>
    /// <exception cref="ConnectorException">The channel could not be asked.</exception>
    Task<ChannelPriceTerms> TermsAsync(CancellationToken cancellationToken);

    /// <summary>Reads what the channel asks for some articles.</summary>
    /// <param name="skus">The channel's own stock keeping units.</param>
    /// <param name="fields">Names of fields of plugins that are read too, such as those of quantity tiers; empty for none.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <returns>One entry for each article that the channel has; what it does not sell is missing.</returns>
    /// <exception cref="ConnectorException">The channel could not be asked.</exception>
    IAsyncEnumerable<ChannelPrice> ReadAsync(IReadOnlyCollection<string> skus, IReadOnlyCollection<string> fields, CancellationToken cancellationToken);
}
