using CsCheck;
using Retail.Connectors.Odoo.Orders;
using Retail.Connectors.Orders;

namespace Retail.Connectors.Odoo.Tests.Orders;

public sealed class LinePricingTests
{
    [Fact]
    public void Parts_AnyAmountAndTax_AddUpToTheNetAmount() =>
        Gen.Select(Gen.Int[-100_000, 100_000], Gen.Int[-2_000, 2_000], Gen.Int[0, 50_000], Gen.Bool).Sample((net, tax, goods, gross) =>
        {
            var charge = Shop.Charge("9", ChargeKind.Fee, "Fee", net / 100m, ("1", tax / 100m));
            var order = Shop.Command("1", [Shop.Line("1", "A", 1, goods / 100m, ("1", 0m)), Shop.Line("2", "B", 1, 10m)], [charge]).Order
                with { PriceBasis = gross ? PriceBasis.Gross : PriceBasis.Net };

            var parts = new LinePricing(order, roundsPerLine: true).PartsOf(charge.Net, charge.Taxes);

            return Math.Abs(parts.Sum(part => part.Amount) - (net / 100m)) < 0.01m && parts.Count(part => part.IsTaxed) == 1;
        }, iter: 5_000);

    [Fact]
    public void Parts_GrossPriceWhoseRoundedNetMisses_AreTheExactNet()
    {
        // 107.32 gross at 7.25 %: exactly 100.0653 net, shown as 100.07, of which 7.25 % would be 7.26.
        var line = Shop.Line("1", "A", 1, 100.07m, ("1", 7.25m));
        var order = Shop.Command("1", [line], []).Order with { PriceBasis = PriceBasis.Gross };

        var part = Assert.Single(new LinePricing(order, roundsPerLine: true).PartsOf(line.Net, line.Taxes));

        Assert.InRange(part.Amount, 100.065m, 100.0689m);
        Assert.Equal(7.25m, Math.Round(part.Amount * 0.0725m, 2, MidpointRounding.AwayFromZero));
    }

    /// <summary>Two of them would add up to 200.13, where the shop shows 100.07 and 100.07.</summary>
    [Fact]
    public void Parts_GrossPriceWhereUnroundedAmountsAreAddedUp_AreTheNetThatIsShown()
    {
        var line = Shop.Line("1", "A", 1, 100.07m, ("1", 7.25m));
        var order = Shop.Command("1", [line], []).Order with { PriceBasis = PriceBasis.Gross };

        var part = Assert.Single(new LinePricing(order, roundsPerLine: false).PartsOf(line.Net, line.Taxes));

        Assert.Equal(new LinePart(100.07m, IsTaxed: true), part);
    }

    [Fact]
    public void Parts_NetPriceWhoseTaxMisses_StayAsTheyAre()
    {
        var line = Shop.Line("1", "A", 1, 100.07m, ("1", 7.24m));

        var part = Assert.Single(new LinePricing(Shop.Command("1", [line], []).Order, roundsPerLine: true).PartsOf(line.Net, line.Taxes));

        Assert.Equal(new LinePart(100.07m, IsTaxed: true), part);
    }
}
