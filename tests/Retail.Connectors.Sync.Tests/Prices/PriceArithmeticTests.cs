using NodaTime;
using Retail.Connectors.Orders;
using Retail.Connectors.Prices;
using Retail.Connectors.Sync.Prices;
using static Retail.Connectors.Sync.Tests.Prices.TestPrices;

namespace Retail.Connectors.Sync.Tests.Prices;

/// <summary>What a shop is to ask, situation by situation.</summary>
public sealed class PriceArithmeticTests
{
    private static readonly Instant Friday = Instant.FromUtc(2026, 11, 27, 0, 0);
    private static readonly Instant Tuesday = Instant.FromUtc(2026, 12, 1, 0, 0);

    /// <summary>The example of docs/flows/prices.md.</summary>
    [Fact]
    public void Work_ExampleOfTheDocs_IsExplainedAsTheyShow()
    {
        var policy = Policy(prices => prices.List("Retail").Endings(EndingRounding.Nearest, 0.49m, 0.99m).FloorList("Minimum").QuantityTiers("_price_tiers").Group("Trade", "trade_price"));
        var verdict = Work(
            policy, Terms(),
            Net(10.00m, "Retail", ends: Friday), Net(8.80m, "Retail", begins: Friday, ends: Tuesday, regular: 10.00m), Net(10.00m, "Retail", begins: Tuesday),
            Net(9.00m, "Retail", from: 12, ends: Friday), Net(9.00m, "Retail", from: 12, begins: Tuesday),
            Net(9.00m, "Minimum"), Net(9.25m, "Trade"));

        Assert.Equal(
            """
            MUG in shop, worked out at 2026-11-23T12:00:00Z from erp, EUR with tax
              regular 11.99 = 10 EUR net on list 'Retail', plus 19 % tax = 11.9, rounded to the nearest .49 or .99
              sale from 2026-11-27T00:00:00Z until 2026-12-01T00:00:00Z 10.99 = 8.8 EUR net on list 'Retail', plus 19 % tax = 10.472, not below 10.71, rounded to the nearest .49 or .99
              field _price_tiers
                10.71 = 9 EUR net on list 'Retail' from 12, plus 19 % tax = 10.71, rounded to 2 digits
              field trade_price
                11.01 = 9.25 EUR net on list 'Trade', plus 19 % tax = 11.0075, rounded to 2 digits
              never published
              changes by itself at 2026-11-27T00:00:00Z

            """.ReplaceLineEndings(),
            verdict.Explanation.ToText().ReplaceLineEndings());
        Assert.Equal(("{\"12\":\"10.71\"}", "\"11.01\""), (verdict.Wanted!.Fields["_price_tiers"], verdict.Wanted.Fields["trade_price"]));
    }

    [Theory]
    [InlineData("10.00", PriceBasis.Net, "10.00")]
    [InlineData("10.00", PriceBasis.Gross, "11.90")]
    [InlineData("8.995", PriceBasis.Net, "9.00")]
    [InlineData("0.01", PriceBasis.Gross, "0.01")]
    public void Work_NetList_IsConvertedOnlyForAGrossShop(string net, PriceBasis basis, string expected) =>
        Assert.Equal(Decimal(expected), Wanted(Policy(), Terms(basis), Net(Decimal(net))).Regular);

    [Fact]
    public void Work_GrossListForANetShop_TaxIsTakenOff() =>
        Assert.Equal(8.39m, Wanted(Policy(), Terms(PriceBasis.Net), Gross(9.99m)).Regular);

    [Fact]
    public void Work_PolicyKnowsTheBasis_ItWinsOverTheShops() =>
        Assert.Equal(10m, Wanted(Policy(prices => prices.Keeps(PriceBasis.Net)), Terms(), Net(10m)).Regular);

    [Fact]
    public void Work_TaxOfTheProductUnknown_ParksOrTakesTheConfiguredOne()
    {
        var unknown = Net(10m, rate: null);

        Assert.Equal("tax-rate-unknown", Work(Policy(), Terms(), unknown).Problem!.Code);
        Assert.Equal(10.70m, Wanted(Policy(prices => prices.TaxRate(0.07m)), Terms(), unknown).Regular);
        Assert.Equal(11.90m, Wanted(Policy(prices => prices.TaxRate(0.07m)), Terms(), Net(10m)).Regular);
    }

    [Fact]
    public void Work_OtherCurrency_IsNeverConverted()
    {
        var verdict = Work(Policy(), Terms(currency: "USD"), Net(10m));

        Assert.Null(verdict.Wanted);
        Assert.Equal("currency-differs", verdict.Problem!.Code);
        Assert.Contains("10 EUR", verdict.Problem.Explanation, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("12.50", EndingRounding.Nearest, "12.99")]
    [InlineData("12.48", EndingRounding.Nearest, "11.99")]
    [InlineData("12.99", EndingRounding.Up, "12.99")]
    [InlineData("13.00", EndingRounding.Up, "13.99")]
    [InlineData("12.98", EndingRounding.Down, "11.99")]
    [InlineData("0.40", EndingRounding.Down, "0.99")]
    public void Work_Ending_IsReachedInItsDirection(string price, EndingRounding rounding, string expected) =>
        Assert.Equal(Decimal(expected), Wanted(Policy(prices => prices.Endings(rounding, 0.99m)), Terms(), Gross(Decimal(price))).Regular);

    [Fact]
    public void Work_WholeAmountsInACurrencyWithoutCents_AreEndingsToo() =>
        Assert.Equal(1980m, Wanted(Policy(prices => prices.Endings(EndingRounding.Up, 0m)), Terms(currency: "JPY", digits: 0), Net(1800m, rate: 0.1m, currency: "JPY")).Regular);

    [Theory]
    [InlineData("12.10", "12.00", "12.99")]
    [InlineData("12.10", "11.50", "11.99")]
    [InlineData("9.00", "12.00", "12.99")]
    public void Work_Floor_IsNeverUndercutByRounding(string price, string floor, string expected) => Assert.Equal(
        Decimal(expected), Wanted(Policy(prices => prices.Endings(EndingRounding.Down, 0.99m).Floor(Decimal(floor))), Terms(), Gross(Decimal(price))).Regular);

    [Fact]
    public void Work_WindowOfTheList_IsToldInAdvanceWithItsDates()
    {
        Price[] prices = [Gross(20m, ends: Friday), Gross(15m, begins: Friday, ends: Tuesday, regular: 20m), Gross(20m, begins: Tuesday)];

        var before = Wanted(Policy(), Terms(), prices);
        var during = WorkAt(Friday, Policy(), Terms(), prices).Wanted!;
        var after = WorkAt(Tuesday, Policy(), Terms(), prices).Wanted!;

        Assert.Equal((20m, 15m, Friday, Tuesday), (before.Regular, before.Sale, before.From, before.Until));
        Assert.Equal((20m, 15m, null, Tuesday), (during.Regular, during.Sale, during.From, during.Until));
        Assert.Equal((20m, null), (after.Regular, after.Sale));
        Assert.True(before.At(Friday).Says(during));
        Assert.True(before.At(Tuesday).Says(after));
    }

    [Fact]
    public void Work_FlowBeginsAndEndsSales_TheyAreToldOnlyWhileTheyHold()
    {
        Price[] prices = [Gross(20m, ends: Friday), Gross(15m, begins: Friday, ends: Tuesday, regular: 20m), Gross(20m, begins: Tuesday)];
        var policy = Policy(builder => builder.Windows(SaleWindows.ByFlow));

        Assert.Null(Wanted(policy, Terms(), prices).Sale);
        Assert.Equal(Friday, Work(policy, Terms(), prices).LookAt);
        var during = WorkAt(Friday, policy, Terms(), prices);
        Assert.Equal((15m, null, null, Tuesday), (during.Wanted!.Sale, during.Wanted.From, during.Wanted.Until, during.LookAt));
        Assert.Null(WorkAt(Tuesday, policy, Terms(), prices).Wanted!.Sale);
    }

    [Fact]
    public void Work_NewPriceFromADay_IsNoSaleButAnotherRegularPriceThen()
    {
        Price[] prices = [Gross(20m, ends: Friday), Gross(18m, begins: Friday)];

        Assert.Equal((20m, null), (Wanted(Policy(), Terms(), prices).Regular, Wanted(Policy(), Terms(), prices).Sale));
        Assert.Equal((18m, null), (WorkAt(Friday, Policy(), Terms(), prices).Wanted!.Regular, WorkAt(Friday, Policy(), Terms(), prices).Wanted!.Sale));
    }

    [Fact]
    public void Work_ListOfPromotions_IsASaleWhereItIsCheaper()
    {
        var policy = Policy(prices => prices.SaleList("Promotions"));

        Assert.Equal(15m, Wanted(policy, Terms(), Gross(20m), Gross(15m, "Promotions")).Sale);
        Assert.Null(Wanted(policy, Terms(), Gross(20m), Gross(20m, "Promotions")).Sale);
        Assert.Null(Wanted(policy, Terms(), Gross(20m)).Sale);
    }

    [Fact]
    public void Work_SaleThatRoundsToTheRegularPrice_IsNone() => Assert.Null(
        Wanted(Policy(prices => prices.SaleList("Promotions").Endings(EndingRounding.Up, 0.99m)), Terms(), Gross(20.50m), Gross(20.10m, "Promotions")).Sale);

    [Fact]
    public void Work_LocalWindows_BeginAtTheSameTimeByTheShopsClock()
    {
        var policy = Policy(prices => prices.LocalWindows("Europe/Berlin", "America/New_York"));
        var (begins, ends) = (Instant.FromUtc(2026, 11, 26, 23, 0), Instant.FromUtc(2026, 11, 30, 23, 0));

        var wanted = Wanted(policy, Terms(), Gross(20m, ends: begins), Gross(15m, begins: begins, ends: ends, regular: 20m), Gross(20m, begins: ends));

        // Midnight in Berlin is 23:00 UTC, in New York 05:00.
        Assert.Equal((Instant.FromUtc(2026, 11, 27, 5, 0), Instant.FromUtc(2026, 12, 1, 5, 0)), (wanted.From!.Value, wanted.Until!.Value));
    }

    [Fact]
    public void Work_Tiers_AreToldWhileTheyGetCheaper()
    {
        var policy = Policy(prices => prices.QuantityTiers("_tiers"));

        Assert.Equal("{\"10\":\"9.00\",\"50\":\"8.00\"}", Wanted(policy, Terms(), Gross(10m), Gross(9m, from: 10), Gross(9m, from: 20), Gross(8m, from: 50)).Fields["_tiers"]);
        Assert.Equal(string.Empty, Wanted(policy, Terms(), Gross(10m), Gross(10.5m, from: 10)).Fields["_tiers"]);
    }

    [Fact]
    public void Work_GroupTiersWithAFormatOfTheirOwn_AreWrittenInIt()
    {
        var policy = Policy(prices => prices.GroupTiers("Trade", "_trade", tiers => $"[{string.Join(',', tiers.Select(tier => $"{{\"qty\":{tier.MinQuantity}}}"))}]"));

        Assert.Equal("[{\"qty\":5}]", Wanted(policy, Terms(), Gross(10m), Gross(8m, "Trade"), Gross(7m, "Trade", from: 5)).Fields["_trade"]);
    }

    [Theory]
    [InlineData(ZeroPrices.Park, "price-zero", false)]
    [InlineData(ZeroPrices.Keep, null, false)]
    [InlineData(ZeroPrices.Publish, null, true)]
    public void Work_PriceOfZero_IsWhatThePolicySays(ZeroPrices zero, string? problem, bool published)
    {
        var verdict = Work(Policy(prices => prices.Zero(zero)), Terms(), Gross(0m));

        Assert.Equal((problem, published), (verdict.Problem?.Code, verdict.Wanted is not null));
    }

    [Fact]
    public void Work_BelowZero_Parks() => Assert.Equal("negative-price", Work(Policy(), Terms(), Gross(-1m)).Problem!.Code);

    [Fact]
    public void Work_ListHasNoPrice_ShopKeepsItsOwn()
    {
        var verdict = Work(Policy(prices => prices.List("Retail")), Terms(), Gross(5m, "Other"));

        Assert.Equal((null, null), (verdict.Wanted, verdict.Problem));
    }

    [Fact]
    public void UnitPrice_ByQuantity_IsTheTierThatTheShopWasTold()
    {
        var arithmetic = new PriceArithmetic(
            Policy(prices => prices.QuantityTiers("_tiers").Endings(EndingRounding.Up, 0.99m)), Terms(), "MUG",
            new Dictionary<string, IReadOnlyList<Price>>(StringComparer.Ordinal) { [string.Empty] = [Gross(10m), Gross(9m, from: 10)] }, Noon);

        Assert.Equal((10.99m, 9m), (arithmetic.UnitPrice(1)!.Result, arithmetic.UnitPrice(10)!.Result));
    }

    private static decimal Decimal(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static ShownPrice Wanted(PricePolicy policy, ChannelPriceTerms terms, params Price[] prices)
    {
        var verdict = Work(policy, terms, prices);
        Assert.Null(verdict.Problem);
        return verdict.Wanted!;
    }
}
