using Retail.Connectors.Orders;

namespace Retail.Connectors.WooCommerce.Systems;

/// <summary>What the shop's own settings say of money; null where they could not be read or do not say.</summary>
/// <param name="TaxRounding">Where tax is rounded, <c>woocommerce_tax_round_at_subtotal</c>.</param>
/// <param name="PriceBasis">How prices are entered, <c>woocommerce_prices_include_tax</c>.</param>
/// <param name="Currency">The shop's currency, <c>woocommerce_currency</c>.</param>
/// <param name="Digits">Digits after the point in it, <c>woocommerce_price_num_decimals</c>.</param>
internal sealed record WooMoneySettings(TaxRounding? TaxRounding, PriceBasis? PriceBasis, string? Currency, int? Digits)
{
    public static WooMoneySettings Unread { get; } = new(null, null, null, null);
}
