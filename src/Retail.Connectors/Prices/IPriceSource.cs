namespace Retail.Connectors.Prices;

/// <summary>A system that knows what products cost.</summary>
public interface IPriceSource
{
    /// <summary>Lists its price lists.</summary>
    /// <exception cref="ConnectorException">The system could not be asked.</exception>
    IAsyncEnumerable<PriceList> PriceListsAsync(CancellationToken cancellationToken);

    /// <summary>Reads the prices of a price list, as they would be asked from a customer.</summary>
    /// <param name="priceList">The price list's name; empty for the products' own prices.</param>
    /// <param name="skus">The stock keeping units asked for; null for every product that is sold.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <returns>At least one entry for each product that has a price; more if it depends on quantity or time.</returns>
    /// <exception cref="ConnectorException">The system could not be asked, or has no such price list.</exception>
    IAsyncEnumerable<Price> ReadAsync(string priceList, IReadOnlyCollection<string>? skus, CancellationToken cancellationToken);
}
