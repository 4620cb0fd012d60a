namespace Retail.Connectors.Sync.Prices;

/// <summary>What happens to a product that would cost nothing.</summary>
public enum ZeroPrices
{
    /// <summary>It waits for somebody in commerce, and the shop keeps its price. The default.</summary>
    Park,

    /// <summary>It is published: the shop gives it away.</summary>
    Publish,

    /// <summary>The shop keeps its price, and nobody is told.</summary>
    Keep,
}
