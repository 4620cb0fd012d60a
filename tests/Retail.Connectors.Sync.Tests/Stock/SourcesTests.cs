using NodaTime;
using Retail.Connectors.Sync.Stock;
using Retail.Connectors.Sync.Tests.Stock.World;

namespace Retail.Connectors.Sync.Tests.Stock;

/// <summary>An ERP and a warehouse system, each the authority for its own location; and channels that sell what is not there.</summary>
public sealed class SourcesTests
{
    private const string Sku = "SKU-00001";

    [Fact]
    public async Task Run_TwoSources_EachIsBelievedForItsOwnLocation()
    {
        var catalog = await PublishedAsync();

        Assert.Equal(108, catalog.Shops[("shop-us", Sku)]);
        var locations = (await catalog.ExplainAsync(Sku)).Single().Articles.Single().Locations;
        Assert.Equal([("erp-us", "WH", 101m), (BigCatalog.WmsName, "OUTLET", 7m)], locations.Select(location => (location.Source.Value, location.Location, location.Quantity)));
    }

    [Fact]
    public async Task Run_WarehouseToldOfAChange_ItAloneIsAskedAndTheErpsLastNumberCounts()
    {
        var catalog = await PublishedAsync();
        catalog.Wms[Sku] = 2;
        catalog.Silent.Add("erp-us");

        await catalog.MarkAsync(Sku, BigCatalog.WmsName);
        await catalog.RunAsync();

        Assert.Equal((0, 1), (catalog.FullReads, catalog.SourceReads));
        Assert.Equal((103m, 103m), (catalog.Shops[("shop-us", Sku)], catalog.Shops[("shop-de", Sku)]));
    }

    [Fact]
    public async Task Run_OneSourceDoesNotAnswer_ItsLastNumberCountsAndTheOtherGoesOn()
    {
        var catalog = await PublishedAsync();
        catalog.Silent.Add(BigCatalog.WmsName);
        catalog.Erp[Sku] = 50;

        await catalog.MarkAsync(Sku);
        catalog.Pass(Duration.FromSeconds(1));
        await catalog.RunAsync();

        Assert.Equal(57, catalog.Shops[("shop-us", Sku)]);
    }

    [Fact]
    public void Location_TwoAuthorities_AreRefused() =>
        Assert.Throws<ArgumentException>(() => new StockPoolBuilder("us", "erp-us").Locations("WH").Location("WH", BigCatalog.WmsName));

    [Fact]
    public async Task Run_ChannelTakesBackorders_IsToldOnceAndLearnsWhenItMayNotAnyMore()
    {
        var pool = new StockPoolBuilder("us", "erp-us").Locations("WH").Channel("shop-us", 1, channel => channel.Backorders()).Channel("shop-de").Build();
        var catalog = new BigCatalog(10, pool);
        catalog.Erp[Sku] = 0;
        await catalog.RunAsync();
        Assert.Equal((true, false), (catalog.Backordered.Contains(("shop-us", Sku)), catalog.Backordered.Contains(("shop-de", Sku))));
        Assert.Contains("backorders", (await catalog.ExplainAsync(Sku)).Single().ToText(), StringComparison.Ordinal);

        catalog.Forget();
        catalog.Pass(Duration.FromHours(7));
        await catalog.RunAsync();
        Assert.Equal(0, catalog.Written);

        // Somebody turned it off in the shop.
        catalog.Backordered.Remove(("shop-us", Sku));
        catalog.Pass(Duration.FromHours(7));
        await catalog.RunAsync();
        Assert.Equal(1, catalog.Written);
        Assert.Contains(("shop-us", Sku), catalog.Backordered);
    }

    private static async Task<BigCatalog> PublishedAsync()
    {
        var pool = new StockPoolBuilder("us", "erp-us").Locations("WH").Location("OUTLET", from: BigCatalog.WmsName).Channel("shop-us").Channel("shop-de").Build();
        var catalog = new BigCatalog(10, pool);
        foreach (var sku in catalog.Erp.Keys)
        {
            catalog.Wms[sku] = 7;
        }

        await catalog.RunAsync();
        catalog.Forget();
        return catalog;
    }
}
