namespace Retail.Connectors.Sync.Checkout;

/// <summary>Where the answers of price checks come from.</summary>
internal interface ICheckedPrices
{
    /// <summary>Reads what the price of a product is made from.</summary>
    Task<CheckedPrice> ReadAsync(string sku, CancellationToken cancellationToken);
}
