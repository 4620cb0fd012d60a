using NodaTime;
using Retail.Connectors.Amounts;
using Retail.Connectors.Orders;
using Retail.Connectors.Prices;
using Retail.Connectors.Sync.Prices;

namespace Retail.Connectors.Sync.Tests.Prices;

/// <summary>Prices and settings for tests.</summary>
internal static class TestPrices
{
    public static Instant Noon { get; } = Instant.FromUtc(2026, 11, 23, 12, 0);

    public static PricePolicy Policy(Action<PriceFlowBuilder>? configure = null)
    {
        var builder = new PriceFlowBuilder("erp", "shop");
        configure?.Invoke(builder);
        return builder.Build();
    }

    public static ChannelPriceTerms Terms(PriceBasis? basis = PriceBasis.Gross, string currency = "EUR", int digits = 2) =>
        new(new CurrencyRules(new CurrencyCode(currency), digits), basis);

    /// <summary>A price on a list, net with a tax of 19 % unless said otherwise.</summary>
    public static Price Net(
        decimal amount, string list = "", decimal from = 1, Instant? begins = null, Instant? ends = null, decimal? regular = null, decimal? rate = 0.19m, string currency = "EUR") => new()
    {
        Sku = "MUG",
        PriceList = list,
        Amount = new Money(amount, new CurrencyCode(currency)),
        Basis = PriceBasis.Net,
        MinQuantity = from,
        From = begins,
        Until = ends,
        Regular = regular is { } lasting ? new Money(lasting, new CurrencyCode(currency)) : null,
        TaxRate = rate,
    };

    public static Price Gross(decimal amount, string list = "", decimal from = 1, Instant? begins = null, Instant? ends = null, decimal? regular = null) =>
        Net(amount, list, from, begins, ends, regular) with { Basis = PriceBasis.Gross };

    public static PriceVerdict Work(PricePolicy policy, ChannelPriceTerms terms, params Price[] prices) => WorkAt(Noon, policy, terms, prices);

    public static PriceVerdict WorkAt(Instant now, PricePolicy policy, ChannelPriceTerms terms, params Price[] prices) => new PriceArithmetic(
        policy, terms, "MUG", prices.GroupBy(price => price.PriceList).ToDictionary(list => list.Key, list => (IReadOnlyList<Price>)[.. list], StringComparer.Ordinal), now).Work();
}
