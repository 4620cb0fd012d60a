using Retail.Connectors.Prices;
using Retail.Connectors.Sync.Prices;

namespace Retail.Connectors.Sync.Checkout;

/// <summary>The prices of a list, as the system says them.</summary>
internal sealed class ListPrices(IPriceSource source, string list) : ICheckedPrices
{
    public async Task<CheckedPrice> ReadAsync(string sku, CancellationToken cancellationToken)
    {
        var prices = await source.ReadAsync(list, [sku], cancellationToken).ToArrayAsync(cancellationToken);
        return (quantity, at) => PriceArithmetic.Valid(prices, quantity, at);
    }
}
