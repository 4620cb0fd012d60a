namespace Retail.Connectors.Prices;

/// <summary>A system that says with few calls whether any price of a list may have changed.</summary>
public interface IPriceListWatch
{
    /// <summary>The mark of all rules that a list's prices are made from. The products' own prices are told by the feed of products.</summary>
    /// <param name="priceList">The price list's name; empty for the products' own prices.</param>
    /// <param name="cancellationToken">Stops the wait.</param>
    /// <returns>Another one whenever a rule was added, changed or removed.</returns>
    /// <exception cref="ConnectorException">The system could not be asked.</exception>
    Task<Revision> RevisionAsync(string priceList, CancellationToken cancellationToken);
}
