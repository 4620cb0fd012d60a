using System.Text.Json.Nodes;
using Retail.Connectors.Sync.LiveTests.World;

namespace Retail.Connectors.Sync.LiveTests;

/// <summary>Orders on their way into the ERP, and what happens to them in the shop later.</summary>
public sealed class OrderTests(LiveWorld world)
{
    [LiveFlowsFact]
    public async Task Order_PlacedAndPaid_IsASalesOrderWithTheSameMoneyOnce()
    {
        await world.StartAsync();
        var id = await world.PlaceAsync((LiveWorld.Standard, 2), (LiveWorld.Reduced, 3));
        var document = await world.InErpAsync(id);
        var order = await world.Shop.OrderAsync(id);
        Money.AssertSame(order, document);

        await world.LookAgainAsync(id);
        await world.LookAgainAsync(id);

        Assert.Equal(document["write_date"]!.ToString(), Assert.Single(await world.DocumentsAsync(id))["write_date"]!.ToString());
        Assert.Equal(order["date_modified_gmt"]!.ToString(), (await world.Shop.OrderAsync(id))["date_modified_gmt"]!.ToString());
        Assert.Empty(await world.ParkedAsync(id));
    }

    [LiveFlowsFact]
    public async Task Order_AmendedInTheShop_IsAmendedInTheErp()
    {
        await world.StartAsync();
        var id = await world.PlaceAsync((LiveWorld.Standard, 2), (LiveWorld.Second, 1));
        var first = await world.InErpAsync(id);

        await world.Shop.QuantityAsync(id, 0, 5);
        await FollowsAsync(id, first);

        var line = (await world.Shop.OrderAsync(id))["line_items"]![1]!["id"]!.DeepClone();
        await world.Shop.ChangeAsync(id, new JsonObject { ["line_items"] = new JsonArray(new JsonObject { ["id"] = line, ["quantity"] = 0 }) });
        await FollowsAsync(id, first);
        Assert.Single(await GoodsAsync((await world.DocumentAsync(id))!));

        var address = world.Shop.Address(world.Run, "2 Side St");
        address.Remove("email");
        await world.Shop.ChangeAsync(id, new JsonObject { ["shipping"] = address });
        await world.UntilAsync(
            async () => (await world.DocumentAsync(id))?["partner_shipping_id"]!.ToJsonString() != first["partner_shipping_id"]!.ToJsonString(), "the parcel goes to the new address");

        Assert.Empty(await world.ParkedAsync(id));
    }

    [LiveFlowsFact]
    public async Task Order_AmendedAfterDelivery_IsRefusedAndTheShopIsTold()
    {
        await world.StartAsync();
        var id = await world.PlaceAsync((LiveWorld.Standard, 2));
        var document = await world.InErpAsync(id);
        await world.Erp.ShipAsync(document);

        await world.Shop.QuantityAsync(id, 0, 7);

        await world.UntilAsync(async () => (await world.ParkedAsync(id)).Any(work => work.Key.Flow.StartsWith("orders/", StringComparison.Ordinal)), "the amendment is refused");
        await world.UntilAsync(async () => (await NotesAsync(id, document)).Count > 0, "the shop is told");
        await world.LookAgainAsync(id);
        Assert.Single(await NotesAsync(id, document));
        var goods = Assert.Single(await GoodsAsync((await world.DocumentAsync(id))!));
        Assert.Equal(2m, Erp.Number(goods["product_uom_qty"]));
    }

    [LiveFlowsFact]
    public async Task Order_CancelledBeforeDelivery_IsCancelledInTheErp()
    {
        await world.StartAsync();
        var id = await world.PlaceAsync((LiveWorld.Standard, 1));
        await world.InErpAsync(id);

        await world.Shop.ChangeAsync(id, new JsonObject { ["status"] = "cancelled" });

        await world.UntilAsync(
            async () => (await world.DocumentsAsync(id)).All(document => document["state"]!.ToString() == "cancel"), "the sales order is cancelled");
        await world.LookAgainAsync(id);
        Assert.Single(await world.DocumentsAsync(id));
        Assert.Empty(await world.ParkedAsync(id));
    }

    private async Task FollowsAsync(string id, JsonObject first)
    {
        var order = await world.Shop.OrderAsync(id);
        await world.UntilAsync(
            async () => await world.DocumentAsync(id) is { } now && Erp.Number(now["amount_total"]) == Shop.Number(order["total"]), $"the document comes to {order["total"]}");
        var document = (await world.DocumentAsync(id))!;
        Assert.Equal(first["id"]!.GetValue<int>(), document["id"]!.GetValue<int>());
        Money.AssertSame(order, document);
    }

    /// <summary>What the shop was told about the document.</summary>
    private async Task<IReadOnlyList<string>> NotesAsync(string id, JsonObject document) =>
        [.. (await world.Shop.NotesAsync(id)).Where(note => note.Contains(document["name"]!.ToString(), StringComparison.Ordinal))];

    private async Task<IReadOnlyList<JsonObject>> GoodsAsync(JsonObject document) =>
        [.. (await world.Erp.LinesAsync(document)).Where(line => line["product_id"]?[1]?.ToString().Contains("LIVE-FLOWS", StringComparison.Ordinal) is true && Erp.Number(line["product_uom_qty"]) != 0)];
}
