using System.Text.Json.Nodes;
using Retail.Connectors.Odoo.Rpc;

namespace Retail.Connectors.Sync.Tests.Catalog;

/// <summary>Products of an Odoo in a WooCommerce shop: by schedule and by event.</summary>
public sealed class CatalogEndToEndTests
{
    [Fact]
    public async Task Schedule_ProductsThatWereThereBefore_ComeToTheShopOnceAndEventsGoOn()
    {
        await using var scene = new CatalogScene();
        var chair = scene.Add("SHOP-CHAIR");
        scene.Add("TRADE-ONLY");
        await scene.StartAsync(catalog => catalog.Every(TimeSpan.FromMinutes(10), all: true));
        await scene.UntilAsync(() => scene.NameOf("SHOP-CHAIR") == "Product SHOP-CHAIR", "the product is in the shop");

        var writes = scene.Writes;
        await scene.RestAsync(TimeSpan.FromMinutes(25));
        Assert.Equal((writes, null), (scene.Writes, scene.Find("TRADE-ONLY")));

        await scene.ChangeAsync(chair, new OdooValues().Set("name", "Chair of oak"));
        await scene.UntilAsync(() => scene.NameOf("SHOP-CHAIR") == "Chair of oak", "the change is in the shop");
        Assert.Equal(writes + 1, scene.Writes);
    }

    [Fact]
    public async Task NoSchedule_OnlyWhatChanges_ComesToTheShop()
    {
        await using var scene = new CatalogScene();
        scene.Add("SHOP-OLD");
        scene.Pass(TimeSpan.FromDays(2));
        await scene.StartAsync(_ => { });
        await scene.RestAsync(TimeSpan.FromMinutes(2));

        scene.Add("SHOP-NEW");
        await scene.UntilAsync(() => scene.Find("SHOP-NEW") is not null, "the new product is in the shop");

        Assert.Null(scene.Find("SHOP-OLD"));
    }

    [Fact]
    public async Task New_WhoseAnswerIsLost_IsThereOnce()
    {
        await using var scene = new CatalogScene();
        scene.Add("SHOP-CHAIR");
        scene.LoseNextAnswer();
        await scene.StartAsync(catalog => catalog.Every(TimeSpan.FromHours(1)));

        await scene.UntilAsync(() => scene.Find("SHOP-CHAIR") is not null, "the product is in the shop");
        await scene.RestAsync(TimeSpan.FromMinutes(2));

        Assert.Equal((1, 0), (scene.Writes, (await scene.ParkedAsync()).Count));
    }

    [Fact]
    public async Task Sku_InTheTrash_ParksWithTheWayOut()
    {
        await using var scene = new CatalogScene();
        var old = scene.Send("POST", "products", new JsonObject { ["name"] = "Old", ["sku"] = "SHOP-CHAIR" })["id"]!;
        scene.Send("DELETE", $"products/{old}");
        scene.Add("SHOP-CHAIR");
        await scene.StartAsync(catalog => catalog.Every(TimeSpan.FromHours(1)));

        Assert.Equal("sku-taken", await scene.ParkedOneAsync());
        Assert.Null(scene.Find("SHOP-CHAIR"));
    }

    [Fact]
    public async Task Archived_IsHiddenAndNotDeleted()
    {
        await using var scene = new CatalogScene();
        var chair = scene.Add("SHOP-CHAIR");
        await scene.StartAsync(catalog => catalog.Every(TimeSpan.FromHours(1)));
        await scene.UntilAsync(() => scene.Find("SHOP-CHAIR")?["status"]?.ToString() == "publish", "the product is in the shop");

        await scene.ChangeAsync(chair, new OdooValues().Set("sale_ok", value: false));

        await scene.UntilAsync(() => scene.Find("SHOP-CHAIR")?["status"]?.ToString() is "draft" or "private", "the product is hidden");
    }
}
