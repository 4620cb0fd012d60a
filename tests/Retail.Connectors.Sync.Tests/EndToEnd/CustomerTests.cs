using System.Text.Json.Nodes;
using Retail.Connectors.Customers;
using Retail.Connectors.Pipelines.Parking;
using Retail.Connectors.Pipelines.Work;

namespace Retail.Connectors.Sync.Tests.EndToEnd;

/// <summary>Which partner of a simulated Odoo a buyer becomes.</summary>
public sealed class CustomerTests
{
    [Fact]
    public async Task Guest_WhoOrdersTwice_IsOnePartner()
    {
        await using var world = await OrderWorld.OpenAsync();
        var before = Partners(world);
        await world.SettleAsync(world.Place());
        await world.SettleAsync(world.Place());

        Assert.Equal(before + 1, Partners(world));
    }

    [Fact]
    public async Task Guest_KnownByEmail_IsThePartnerThatOdooHadBefore()
    {
        await using var world = await OrderWorld.OpenAsync(orders => orders.Customers(customers => customers.Match(CustomerMatch.TaxId, CustomerMatch.Email)));
        var known = world.Erp.AddContact("Jane of old", email: "JANE@example.com");
        var before = Parties(world);

        var (first, second) = (world.Place(), world.Place());
        Assert.Equal(WorkState.Done, (await world.SettleAsync(first)).State);
        Assert.Equal(WorkState.Done, (await world.SettleAsync(second)).State);

        Assert.Equal(before, Parties(world));
        Assert.All(world.Erp.Records("sale.order"), order => Assert.Equal(known, order["partner_id"]!.GetValue<int>()));
        var partner = Assert.Single(world.Erp.Records("res.partner"), item => item["id"]!.GetValue<int>() == known);
        Assert.Equal("Jane of old", partner["name"]!.ToString());

        world.Quantity(first, 0, 4);
        Assert.Equal(WorkState.Done, (await world.SettleAsync(first)).State);
        Assert.Equal(known, world.Erp.Records("sale.order").First(order => order["id"]!.GetValue<int>() == world.Document(first).Id)["partner_id"]!.GetValue<int>());
    }

    [Fact]
    public async Task Guest_WhoCouldBeTwo_WaitsAndNamesThem()
    {
        await using var world = await OrderWorld.OpenAsync(orders => orders.Customers(customers => customers.Match(CustomerMatch.Email, CustomerMatch.Phone)));
        world.Erp.AddContact("Jane One", email: "jane@example.com");
        world.Erp.AddContact("Jane Two", email: "jane@example.com");
        var id = world.Place();

        Assert.Equal(WorkState.Parked, (await world.SettleAsync(id)).State);
        var reason = await world.ParkedAsync(id);
        Assert.Equal(("ambiguous-customer", ParkOwner.Erp), (reason.Code, reason.Owner));
        Assert.Contains("Jane One", reason.Explanation, StringComparison.Ordinal);
        Assert.Contains("Jane Two", reason.Explanation, StringComparison.Ordinal);
        Assert.Empty(world.Documents(id));
    }

    [Fact]
    public async Task Guests_AsOneCustomer_KeepTheirOwnAddresses()
    {
        await using var world = await OrderWorld.OpenAsync(orders => orders.Customers(customers => customers.CollectiveGuests("Walk-in")));
        var (jane, john) = (world.Place(), world.Place(change: order => order["billing"] = OrderWorld.Address("John", "9 Other St")));
        await world.SettleAsync(jane);
        await world.SettleAsync(john);

        var orders = world.Erp.Records("sale.order");
        Assert.Single(orders.Select(order => order["partner_id"]!.ToString()).Distinct());
        Assert.Equal(2, orders.Select(order => order["partner_invoice_id"]!.ToString()).Distinct().Count());
    }

    private static int Partners(OrderWorld world) => world.Erp.Records("res.partner").Count;

    private static int Parties(OrderWorld world) => world.Erp.Records("res.partner").Count(Has);

    /// <summary>A further address of a partner is no partner of its own.</summary>
    private static bool Has(JsonObject partner) => partner["parent_id"] is not JsonValue value || !value.TryGetValue<int>(out _);
}
