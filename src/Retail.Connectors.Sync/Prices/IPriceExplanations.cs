namespace Retail.Connectors.Sync.Prices;

/// <summary>Says why shops ask what they ask.</summary>
public interface IPriceExplanations
{
    /// <summary>Explains the price of an article.</summary>
    /// <param name="system">A shop, or the source of its prices.</param>
    /// <param name="sku">The article, in that system's words.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <returns>One explanation for each shop that has the system's prices; empty if the article is not known.</returns>
    ValueTask<IReadOnlyList<PriceExplanation>> ExplainPriceAsync(SystemName system, string sku, CancellationToken cancellationToken);
}
