using System.Globalization;

namespace AllFlows.Stage;

/// <summary>
/// What articles cost in the ERP and in the shop. It shares nothing with the connectors: the auditor asks it, too.
/// </summary>
internal sealed class PriceTags(Market market, IReadOnlyList<string> rateIds, bool knowsTaxes)
{
    private bool AddsTax => knowsTaxes && market.Settings.PricesIncludeTax;

    /// <summary>The price in the ERP of what costs so much in the shop.</summary>
    public decimal InErp(Article article) => InErp(article.Price, article.TaxClass);

    /// <summary>The price in the ERP of what costs so much in the shop.</summary>
    public decimal InErp(decimal shown, string taxClass) => AddsTax ? Math.Round(shown / (1 + RateOf(taxClass)), 2) : shown;

    /// <summary>What the shop has to ask for what costs so much in the ERP.</summary>
    public decimal InShop(decimal price, string taxClass) =>
        AddsTax ? Math.Round(price * (1 + RateOf(taxClass)), 2, MidpointRounding.AwayFromZero) : Math.Round(price, 2, MidpointRounding.AwayFromZero);

    /// <summary>The shop's id of the rate that has to be added; empty if none is.</summary>
    public string RateId(string taxClass) => AddsTax ? rateIds[market.Rates.ToList().FindIndex(rate => rate.IsMapped && rate.Class == taxClass)] : string.Empty;

    private decimal RateOf(string taxClass) =>
        decimal.Parse(market.Rates.First(rate => rate.IsMapped && rate.Class == taxClass).Percent, CultureInfo.InvariantCulture) / 100;
}
