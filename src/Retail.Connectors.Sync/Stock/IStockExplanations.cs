namespace Retail.Connectors.Sync.Stock;

/// <summary>Explains published numbers.</summary>
public interface IStockExplanations
{
    /// <summary>Explains what is offered of an article, in each pool that the system belongs to.</summary>
    /// <param name="system">A channel, or a source of stock.</param>
    /// <param name="sku">The stock keeping unit in that system's words.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <returns>One explanation for each pool; none if no pool knows the article.</returns>
    ValueTask<IReadOnlyList<StockExplanation>> ExplainStockAsync(SystemName system, string sku, CancellationToken cancellationToken);
}
