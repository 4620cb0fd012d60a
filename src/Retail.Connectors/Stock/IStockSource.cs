using Retail.Connectors.Effects;

namespace Retail.Connectors.Stock;

/// <summary>A system that knows how many there are.</summary>
public interface IStockSource
{
    /// <summary>What its numbers count.</summary>
    StockBasis Basis { get; }

    /// <summary>The stage of a sales order from which its open quantity is contained in, that is: taken off, the number.</summary>
    DocumentStage ContainedFrom { get; }

    /// <summary>Lists all locations that keep stock.</summary>
    /// <exception cref="ConnectorException">The system could not be asked.</exception>
    IAsyncEnumerable<Location> LocationsAsync(CancellationToken cancellationToken);

    /// <summary>Reads stock by location.</summary>
    /// <param name="locations">Codes of the locations; never empty.</param>
    /// <param name="skus">The stock keeping units asked for; null for every product that is kept in stock.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <returns>
    /// One entry for each product and location. A product without stock is listed with zero if it was asked for by its SKU; one
    /// that the system does not have is missing.
    /// </returns>
    /// <exception cref="ConnectorException">The system could not be asked, or does not know one of the locations.</exception>
    IAsyncEnumerable<StockLevel> ReadAsync(
        IReadOnlyCollection<string> locations, IReadOnlyCollection<string>? skus, CancellationToken cancellationToken);

    /// <summary>Reads stock by location of products as a change feed names them.</summary>
    /// <param name="locations">Codes of the locations; never empty.</param>
    /// <param name="products">The products or variants of this system.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <returns>One entry for each product and location; one that is gone, is not kept in stock or has no SKU is missing.</returns>
    /// <exception cref="ConnectorException">The system could not be asked, or does not know one of the locations.</exception>
    IAsyncEnumerable<StockLevel> ReadProductsAsync(
        IReadOnlyCollection<string> locations, IReadOnlyCollection<EntityRef> products, CancellationToken cancellationToken);
}
