using NodaTime;
using Retail.Connectors.Sync.Stock;
using Retail.Connectors.Sync.Tests.Stock.World;
using static Retail.Connectors.Sync.Tests.Stock.TestPools;

namespace Retail.Connectors.Sync.Tests.Stock;

/// <summary>What a pool reads and writes, and how often.</summary>
public sealed class PublicationTests
{
    private const int Many = 50_000;

    private static StockPool TwoShops => Pool(p => p.PooledFrom(20));

    [Fact]
    public async Task Run_FiftyThousandChanged_CostsNoMoreCallsThanItMust()
    {
        var catalog = new BigCatalog(Many, TwoShops);

        await catalog.RunAsync();

        const int Least = Many / 100 * 2;
        Assert.Equal((1, 2 * Many), (catalog.FullReads, catalog.Written));
        Assert.InRange(catalog.Writes, Least, Least * 1.02);
        Assert.InRange(catalog.ShopReads, Least, Least * 1.02);
        Assert.Equal(1, catalog.SourceReads);
    }

    [Fact]
    public async Task Run_OneOfFiftyThousandChanged_IsOneWriteForEachShopAndNoFullRead()
    {
        var catalog = await PublishedAsync(Many);
        catalog.Erp["SKU-00007"] = 55;

        await catalog.MarkAsync("SKU-00007");
        await catalog.RunAsync();

        Assert.Equal((0, 1), (catalog.FullReads, catalog.SourceReads));
        Assert.Equal((2, 2, 2), (catalog.ShopReads, catalog.Writes, catalog.Written));
        Assert.Equal(55, catalog.Shops[("shop-de", "SKU-00007")]);
    }

    [Fact]
    public async Task Run_NothingChanged_WritesNothingAndAsksNoShop()
    {
        var catalog = await PublishedAsync(300);
        catalog.Pass(Duration.FromHours(1));

        await catalog.RunAsync();

        Assert.Equal((1, 0, 0), (catalog.FullReads, catalog.ShopReads, catalog.Writes));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Run_UnitsGoFromOneShopToAnother_AreNeverOfferedByBoth(bool firstCallFails)
    {
        const string Sku = "SKU-00000";
        var catalog = new BigCatalog(1, TwoShops);
        catalog.Erp[Sku] = 10;
        (catalog.Shops[("shop-us", Sku)], catalog.Shops[("shop-de", Sku)]) = (0, 9);
        catalog.OnWrite = () =>
        {
            Assert.InRange(catalog.Shops.Values.Sum(), 0, 10);
            return Task.CompletedTask;
        };
        if (firstCallFails)
        {
            catalog.Unwritable.Add("shop-de");
            await catalog.RunAsync();
            await catalog.RunAsync();
            Assert.Equal((0, 9), (catalog.Shops[("shop-us", Sku)], catalog.Shops[("shop-de", Sku)]));
            Assert.Equal(1, catalog.Writes);
            catalog.Unwritable.Clear();
            catalog.Pass(Duration.FromHours(1));
        }

        await catalog.RunAsync();
        await catalog.RunAsync();

        Assert.Equal((5, 5), (catalog.Shops[("shop-us", Sku)], catalog.Shops[("shop-de", Sku)]));
    }

    [Fact]
    public async Task Run_OneIsRefused_ParksAloneAndIsPublishedAgainWhenReplayed()
    {
        var catalog = new BigCatalog(250, TwoShops);
        catalog.Refused.Add("SKU-00003");

        await catalog.RunAsync();

        var parked = Assert.Single(catalog.Parked);
        Assert.Equal("unknown-product", parked.Reason.Code);
        Assert.Equal(2 * 249, catalog.Written);

        catalog.Refused.Clear();
        await catalog.RunAsync(parked.Key.Source);
        await catalog.RunAsync();

        Assert.Equal(103, catalog.Shops[("shop-us", "SKU-00003")]);
        Assert.Empty(catalog.Parked);
    }

    [Fact]
    public async Task Run_EmptyAnswer_IsHeldAsOneEntryUntilItIsApproved()
    {
        var catalog = await PublishedAsync(400);
        catalog.AnswersNothing = true;
        catalog.Pass(Duration.FromHours(1));

        await catalog.RunAsync();

        Assert.Equal(0, catalog.Writes);
        var held = Assert.Single(catalog.Parked);
        Assert.Equal(("stock-mass-change", Pipelines.Parking.ParkOwner.Operations), (held.Reason.Code, held.Reason.Owner));
        Assert.Contains("waits for approval", (await catalog.ExplainAsync("SKU-00001"))[0].ToText(), StringComparison.Ordinal);

        await catalog.RunAsync(held.Key.Source);
        await catalog.RunAsync();

        Assert.All(catalog.Shops.Values, number => Assert.Equal(0, number));
    }

    [Fact]
    public async Task Run_EmptyAnswerWasAMistake_GoesOnByItself()
    {
        var catalog = await PublishedAsync(400);
        catalog.AnswersNothing = true;
        catalog.Pass(Duration.FromHours(1));
        await catalog.RunAsync();

        catalog.AnswersNothing = false;
        catalog.Erp["SKU-00002"] = 77;
        catalog.Pass(Duration.FromHours(1));
        await catalog.RunAsync();

        Assert.Empty(catalog.Parked);
        Assert.Equal((77m, 101m), (catalog.Shops[("shop-us", "SKU-00002")], catalog.Shops[("shop-us", "SKU-00001")]));
    }

    [Fact]
    public async Task Run_NumberWasEdited_IsOverwrittenAtTheNextComparison()
    {
        var catalog = await PublishedAsync(200);
        catalog.Shops[("shop-us", "SKU-00001")] = 999;
        catalog.Pass(Duration.FromHours(7));

        await catalog.RunAsync();

        Assert.Equal(101, catalog.Shops[("shop-us", "SKU-00001")]);
        Assert.Equal(1, catalog.Written);
    }

    [Fact]
    public async Task Run_EditsArePark_LeavesTheNumberUntilItIsReplayed()
    {
        var catalog = new BigCatalog(50, TwoShops with { Edits = EditPolicy.Park });
        await catalog.RunAsync();
        catalog.Shops[("shop-us", "SKU-00001")] = 999;
        catalog.Pass(Duration.FromHours(7));

        await catalog.RunAsync();

        var parked = Assert.Single(catalog.Parked);
        Assert.Equal(("stock-edited", 999m), (parked.Reason.Code, catalog.Shops[("shop-us", "SKU-00001")]));

        await catalog.RunAsync(parked.Key.Source);
        await catalog.RunAsync();

        Assert.Equal(101, catalog.Shops[("shop-us", "SKU-00001")]);
    }

    [Fact]
    public async Task Run_ShopLowerThanItsOrdersExplain_LowersTheOtherShopToo()
    {
        var catalog = await PublishedAsync(10);
        catalog.Shops[("shop-us", "SKU-00001")] -= 4;
        await catalog.MarkAsync("SKU-00001");
        catalog.Erp["SKU-00001"] = 100;

        await catalog.RunAsync();
        await catalog.RunAsync();

        Assert.Equal((96m, 96m), (catalog.Shops[("shop-us", "SKU-00001")], catalog.Shops[("shop-de", "SKU-00001")]));
        Assert.Contains("- 4 sold by shop-us, orders not seen yet", (await catalog.ExplainAsync("SKU-00001"))[0].ToText(), StringComparison.Ordinal);
    }

    private static async Task<BigCatalog> PublishedAsync(int articles)
    {
        var catalog = new BigCatalog(articles, TwoShops);
        await catalog.RunAsync();
        catalog.Forget();
        return catalog;
    }
}
