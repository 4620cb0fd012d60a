using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Retail.Connectors.Sync.LiveTests.World;
using Retail.Connectors.Sync.Stock;

namespace Retail.Connectors.Sync.LiveTests;

/// <summary>Customers buy while pieces come and go in the warehouse.</summary>
public sealed class StockTests
{
    private const int Safety = 2;

    [LiveFlowsFact]
    public async Task Stock_OrdersWhileTheWarehouseMoves_IsPublishedAndExplainedByHand()
    {
        await using var world = new LiveWorld();
        await world.Shop.OpenAsync();
        await world.Erp.OpenAsync(world.Shop.Currency);
        var name = "LIVE-STOCK-" + world.Run;
        var sku = await world.Shop.StockAsync(name, "19.99", string.Empty);
        var warehouse = await world.Erp.WarehouseAsync();
        await world.Erp.StockAsync(sku);
        await world.Erp.CountAsync(warehouse, sku, 12);
        await world.StartAsync(retail => retail.StockPool("live", LiveWorld.ErpName, pool => pool
            .Locations(warehouse["code"]!.ToString()).Channel(world.ShopName).Safety(Safety)
            .Every(poll: TimeSpan.FromSeconds(4), sweep: TimeSpan.FromMinutes(15), check: TimeSpan.FromHours(6))));
        await ShowsAsync(world, sku, 12 - Safety);

        // Somebody buys three, and five more come in.
        var first = await world.PlaceAsync((name, 3));
        await world.Erp.CountAsync(warehouse, sku, 17);
        StockExplanation? explanation = null;
        await world.UntilAsync(
            async () => (explanation = await world.ExplainAsync(sku)) is { Articles: [{ InFlight: [{ Quantity: 3 } order] }] } && order.Number == world.Shop.NumberOf(first),
            $"order {first} is explained as in flight");
        Derive(explanation!);
        var document = await world.InErpAsync(first);
        await ShowsAsync(world, sku, 17 - 3 - Safety);

        // The parcel leaves, which changes nothing; somebody buys four, and six pieces turn out to be broken.
        await world.Erp.ShipAsync(document);
        var second = await world.PlaceAsync((name, 4));
        await world.Erp.CountAsync(warehouse, sku, 17 - 3 - 6);
        await ShowsAsync(world, sku, 17 - 3 - 6 - 4 - Safety);

        await world.InErpAsync(second);
        await world.UntilAsync(
            async () => (explanation = await world.ExplainAsync(sku)) is { Articles: [{ InFlight: [], Unseen: [] }], Channels: [{ Published: 2 }] }, "the ERP's number contains both orders");
        Derive(explanation!);
        Assert.Equal(await world.Erp.FreeAsync(warehouse, sku), Assert.Single(explanation!.Articles[0].Locations).Quantity);
        Assert.Equal(2m, explanation.Available);
        Assert.Equal(2, await NumberAsync(world, sku));
        TestContext.Current.TestOutputHelper?.WriteLine(explanation.ToText());
    }

    /// <summary>As a person would: what the warehouse has, less what is kept back, less what is sold and not seen there yet.</summary>
    private static void Derive(StockExplanation explanation)
    {
        var article = Assert.Single(explanation.Articles);
        var left = article.Locations.Sum(location => location.Quantity) - Safety - article.InFlight.Sum(order => order.Quantity) - article.Unseen.Sum(unseen => unseen.Quantity);
        Assert.Equal(left, explanation.Available);
        Assert.Equal((int)Math.Max(0, decimal.Floor(left)), Assert.Single(explanation.Channels).Wanted);
    }

    private static Task ShowsAsync(LiveWorld world, string sku, int pieces) =>
        world.UntilAsync(async () => await NumberAsync(world, sku) == pieces, string.Create(CultureInfo.InvariantCulture, $"the shop shows {pieces} of {sku}"));

    private static async Task<int?> NumberAsync(LiveWorld world, string sku) =>
        await world.Shop.ProductAsync("sku=" + sku) is { } product && product["manage_stock"]!.GetValue<bool>() ? (int?)product["stock_quantity"]?.AsValue().GetValue<int>() : null;
}
