using System.Collections.Immutable;
using Retail.Connectors.Odoo.Documents;
using Retail.Connectors.Odoo.Rpc;
using Retail.Connectors.Odoo.Tests.Orders;
using Retail.Connectors.Orders;

namespace Retail.Connectors.Odoo.Tests.Documents;

public sealed class MoneyComparisonTests
{
    private static readonly OdooOptions Options = new();

    /// <summary>A fixed tax counts the other way round where the price is negative.</summary>
    [Fact]
    public void Roundings_NetAndTwoRatesOffByACent_AreOneLine()
    {
        var line = Assert.Single(Roundings(roundedAway: -0.01m, net: 0m, first: -0.01m, second: 0.01m)!.Value);

        Assert.Equal((-0.01m, 1m, -0.01m), (line.Net, line.Quantity, line.Price));
        Assert.Equal([("1", 0.01m), ("2", -0.01m)], line.Rates.Select(rate => (rate.RateId, rate.Amount.Amount)));
        Assert.Equal(["wca.tax_1_down", "wca.tax_2_up"], line.Taxes);
    }

    [Fact]
    public void Roundings_RatesOffByDifferentAmountsAndLessBeforeTax_TurnTheTaxesOfThatLineAlone()
    {
        var lines = Roundings(roundedAway: -0.01m, net: 0m, first: 0.02m, second: 0.01m)!.Value;

        Assert.Equal([(-0.01m, 1m, "wca.tax_2_up"), (0m, 2m, "wca.tax_1_down")], lines.Select(line => (line.Net, line.Quantity, Assert.Single(line.Taxes))));
    }

    [Fact]
    public void Roundings_NetAndARateOffByTwoCents_AreOneLineOfTwo()
    {
        var line = Assert.Single(Roundings(roundedAway: 0.01m, net: 0m, first: 0.02m, second: 0m)!.Value);

        Assert.Equal((0.01m, 2m, 0.005m, "wca.tax_1_down"), (line.Net, line.Quantity, line.Price, Assert.Single(line.Taxes)));
    }

    [Fact]
    public void Roundings_RatesOffByDifferentAmounts_AreALineForEachAndTheNetOnOne()
    {
        var lines = Roundings(roundedAway: 0.01m, net: 0m, first: 0.02m, second: 0.01m)!.Value;

        Assert.Equal([(0.01m, 1m, "wca.tax_2_down"), (0m, 2m, "wca.tax_1_down")], lines.Select(line => (line.Net, line.Quantity, Assert.Single(line.Taxes))));
    }

    [Fact]
    public void Roundings_ShopRoundedAwayWithoutTax_AreOneLineWithoutTaxes()
    {
        var line = Assert.Single(Roundings(roundedAway: -0.02m, net: 0m, first: 0m, second: 0m)!.Value);

        Assert.Equal((-0.02m, 1m, true), (line.Net, line.Quantity, line.Taxes.IsEmpty));
    }

    [Theory]
    [InlineData(2, true)]
    [InlineData(3, false)]
    public void Roundings_BeforeTaxAndOfAllRates_AreFiveUnitsAtMost(int roundedAway, bool isTolerated) =>
        Assert.Equal(isTolerated, Roundings(roundedAway / 100m, net: 0m, first: 0.02m, second: -0.01m) is not null);

    [Fact]
    public void Roundings_WhatTheShopRoundedAwayAlone_IsWrittenWhateverItIs() =>
        Assert.Equal(0.06m, Assert.Single(Roundings(roundedAway: 0.06m, net: 0m, first: 0m, second: 0m)!.Value).Net);

    /// <summary>Before tax, only what the shop itself rounded away may lack.</summary>
    [Theory]
    [InlineData(0, 1)]
    [InlineData(0, -1)]
    [InlineData(1, 1)]
    [InlineData(-1, 1)]
    public void Roundings_NetOffByAnythingElse_AreNone(int roundedAway, int net) =>
        Assert.Null(Roundings(roundedAway / 100m, net / 100m, first: 0m, second: 0m));

    /// <summary>What the connector makes of a document that has more than the shop: before tax beside what the shop rounded away, and by rate.</summary>
    private static ImmutableArray<RoundingLine>? Roundings(decimal roundedAway, decimal net, decimal first, decimal second)
    {
        var command = Shop.Command(
            "1",
            [
                Shop.Line("1", "A", 1, 100m, ("1", 7.25m)), Shop.Line("2", "B", 1, 50m, ("2", 1.13m)),
                Shop.Line("3", "A", 1, 100m, ("1", 7.25m)), Shop.Line("4", "B", 1, 50m, ("2", 1.13m)),
            ],
            [Shop.Charge("rounding", ChargeKind.Rounding, "Rounding", roundedAway)]);
        var wanted = WantedMoney.Of(command);
        var (untaxed, tax) = (wanted.Net - roundedAway + net, wanted.Tax + first + second);
        var document = new TotalsRecord
        {
            CurrencyId = new OdooLink(1, "USD"),
            AmountUntaxed = untaxed,
            AmountTax = tax,
            AmountTotal = untaxed + tax,
            TaxTotals = new TaxTotals
            {
                Subtotals =
                [
                    new TaxTotals.Subtotal
                    {
                        TaxGroups = [new TaxTotals.Group { Id = 11, TaxAmountCurrency = 14.50m + first }, new TaxTotals.Group { Id = 12, TaxAmountCurrency = 2.26m + second }],
                    },
                ],
            },
        };
        return MoneyComparison.Of(wanted, new Dictionary<string, long>(StringComparer.Ordinal) { ["wca.tax_1"] = 11, ["wca.tax_2"] = 12 }, document).Roundings(Options);
    }
}
