using System.Text.Json.Nodes;
using Retail.Connectors.Pipelines.Parking;
using Retail.Connectors.Pipelines.Work;
using Retail.Connectors.Sync.Orders;

namespace Retail.Connectors.Sync.Tests.EndToEnd;

/// <summary>The life of an order between a simulated WooCommerce and a simulated Odoo.</summary>
public sealed class OrderLifeTests
{
    [Fact]
    public async Task Order_ChangedThereAndBackAndThereAgain_IsOneDocumentThatFollows()
    {
        await using var world = await OrderWorld.OpenAsync();
        var id = world.Place(red: 2);
        await world.SettleAsync(id);
        var first = world.Document(id);
        Assert.Equal(2m, Red(first));

        foreach (var quantity in new[] { 5, 2, 5 })
        {
            world.Quantity(id, 0, quantity);
            Assert.Equal(WorkState.Done, (await world.SettleAsync(id)).State);

            var now = world.Document(id);
            Assert.Equal((first.Id, "sale", (decimal)quantity), (now.Id, now.State, Red(now)));
            Assert.Equal(world.Order(id)["total"]!.ToString(), now.Total.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture));
        }
    }

    [Fact]
    public async Task Order_SentElsewhere_GoesThere()
    {
        await using var world = await OrderWorld.OpenAsync();
        var id = world.Place();
        await world.SettleAsync(id);
        var before = await PartnerAsync(world, id);

        world.Change(id, new JsonObject { ["shipping"] = OrderWorld.Address("Jane", "2 Side St") });
        Assert.Equal(WorkState.Done, (await world.SettleAsync(id)).State);

        Assert.NotEqual(before, await PartnerAsync(world, id));
    }

    [Fact]
    public async Task Order_CancelledBeforeSubmission_IsPlannedAway()
    {
        await using var world = await OrderWorld.OpenAsync();

        // The poll with which the host begins may look at any moment: it never finds it due.
        var id = world.Place(status: "pending");
        world.Status(id, "cancelled");

        Assert.Equal(WorkState.Done, (await world.SettleAsync(id)).State);
        Assert.Empty(world.Documents(id));
    }

    [Fact]
    public async Task Order_CancelledAndTakenBack_IsCancelledAndSubmittedAnewOnce()
    {
        await using var world = await OrderWorld.OpenAsync();
        var id = world.Place();
        await world.SettleAsync(id);
        world.Status(id, "cancelled");
        await world.SettleAsync(id);
        await world.SettleAsync(id);
        Assert.Equal(["cancel"], world.Documents(id).Select(order => order.State));

        world.Status(id, "processing");
        await world.SettleAsync(id);
        await world.SettleAsync(id);
        Assert.Equal(["cancel", "sale"], world.Documents(id).Select(order => order.State));

        world.Quantity(id, 0, 4);
        Assert.Equal(WorkState.Done, (await world.SettleAsync(id)).State);
        Assert.Equal(4m, Red(world.Document(id)));
        Assert.Empty(world.Notes(id));
    }

    [Fact]
    public async Task Order_CancelledOrChangedAfterShipping_IsRefusedToldOnceAndParkedForTheErp()
    {
        await using var world = await OrderWorld.OpenAsync();
        var id = world.Place();
        await world.SettleAsync(id);
        await world.ShipAsync(world.Document(id));

        world.Status(id, "cancelled");
        Assert.Equal(WorkState.Parked, (await world.SettleAsync(id)).State);
        var reason = await world.ParkedAsync(id);
        Assert.Equal(("already-shipped", ParkOwner.Erp), (reason.Code, reason.Owner));
        Assert.Contains(world.Document(id).Name, Assert.Single(world.Notes(id)), StringComparison.Ordinal);

        await world.ReplayAsync(id);
        Assert.Single(world.Notes(id));

        world.Status(id, "processing");
        Assert.Equal(WorkState.Done, (await world.SettleAsync(id)).State);
        Assert.Equal("sale", world.Document(id).State);

        world.Quantity(id, 0, 9);
        Assert.Equal(WorkState.Parked, (await world.SettleAsync(id)).State);
        Assert.Equal(2, world.Notes(id).Count);
        Assert.Equal(2m, Red(world.Document(id)));
    }

    [Fact]
    public async Task Order_Gone_IsCancelledIfTheHostSaysSo()
    {
        await using var world = await OrderWorld.OpenAsync(orders => orders.WhenGone(GoneOrders.Cancel));
        var id = world.Place();
        await world.SettleAsync(id);
        world.Delete($"orders/{id}");

        Assert.Equal(WorkState.Done, (await world.SettleAsync(id)).State);
        Assert.Equal("cancel", Assert.Single(world.Documents(id)).State);
    }

    [Fact]
    public async Task Order_RoutedOverTwoWarehouses_IsTwoDeliveriesWithOneSum()
    {
        await using var world = await OrderWorld.OpenAsync(orders => orders.Route(order =>
            [.. order.Lines.GroupBy(line => line.Sku).Select(group => new OrderPart(group.Key, [.. group.Select(line => line.Id)]) { Warehouse = group.Key == "RED" ? "WH1" : "HH" })]));
        world.Erp.AddWarehouse("HH", "Hamburg");
        var id = world.Place();

        Assert.Equal(WorkState.Done, (await world.SettleAsync(id)).State);
        var documents = world.Documents(id);
        Assert.Equal(2, documents.Count);
        Assert.Equal(decimal.Parse(world.Order(id)["total"]!.ToString(), System.Globalization.CultureInfo.InvariantCulture), documents.Sum(order => order.Total));
        Assert.Equal(["HH/OUT", "WH1/OUT"], world.Erp.Records("stock.picking").Select(picking => picking["name"]!.ToString()[..^6]).Order(StringComparer.Ordinal));

        world.Quantity(id, 0, 3);
        Assert.Equal(WorkState.Done, (await world.SettleAsync(id)).State);
        Assert.Equal(3m, world.Documents(id).Sum(Red));
        world.Status(id, "cancelled");
        Assert.Equal(WorkState.Done, (await world.SettleAsync(id)).State);
        Assert.All(world.Documents(id), order => Assert.Equal("cancel", order.State));
    }

    [Fact]
    public async Task Order_WithPurchaseOrderNumber_CarriesItAsTheCustomersReference()
    {
        await using var world = await OrderWorld.OpenAsync();
        var id = world.Place(change: order => order["meta_data"] = new JsonArray(new JsonObject { ["key"] = "_po_number", ["value"] = "PO-77" }));

        Assert.Equal(WorkState.Done, (await world.SettleAsync(id)).State);
        Assert.Equal($"PO-77 ({id})", Assert.Single(world.Erp.SaleOrders).ClientOrderRef);
    }

    private static decimal Red(Testing.Odoo.OdooSaleOrder order) => order.Lines.Where(line => line.Sku == "RED").Sum(line => line.Quantity);

    private static async Task<long> PartnerAsync(OrderWorld world, long id) =>
        (await world.Odoo.FindAsync<Odoo.Orders.OdooSaleOrder>(world.Document(id).Id, TestContext.Current.CancellationToken))!.PartnerShippingId.Id;
}
