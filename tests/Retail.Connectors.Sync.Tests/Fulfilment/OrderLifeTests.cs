using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Retail.Connectors.Testing.Simulation;

namespace Retail.Connectors.Sync.Tests.Fulfilment;

/// <summary>An order's way from the shop through Odoo and back, over simulated servers.</summary>
public sealed class OrderLifeTests
{
    [Fact]
    public async Task Order_ShippedInTwoParts_IsTrackedCompletedInvoicedAndPaidOnce()
    {
        await using var world = await FulfilmentWorld.StartAsync(All);
        var order = world.PlaceOrder(quantity: 4);
        await world.UntilAsync(() => world.Erp.CountSaleOrders("sale") == 1, "the order is in the ERP");

        world.Ship(2, "1Z-FIRST");
        await world.UntilAsync(() => world.Tracking(order).Length == 1, "the shop knows the first parcel");
        Assert.Equal("processing", world.StatusOf(order));
        Assert.Empty(world.Moves("out_invoice"));

        world.Ship(2, "1Z-SECOND");
        await world.UntilAsync(() => world.StatusOf(order) == "completed", "the shop closed the order");
        await world.UntilAsync(() => world.Meta(order, "_invoice_number") is not null, "the invoice's number is on the order");
        await world.UntilAsync(() => world.Payments.Count == 1, "the payment is booked");
        await world.PassAsync(Duration.FromMinutes(2));

        Assert.Equal(["1Z-FIRST", "1Z-SECOND"], world.Tracking(order));
        var invoice = Assert.Single(world.Moves("out_invoice"));
        Assert.Equal(("posted", 88m, "paid"), (invoice["state"]!.ToString(), invoice["amount_total"]!.GetValue<decimal>(), invoice["payment_state"]!.ToString()));
        Assert.Equal(invoice["name"]!.ToString(), world.Meta(order, "_invoice_number")!.ToString());
        Assert.Equal(88m, Assert.Single(world.Payments)["amount"]!.GetValue<decimal>());
        await NothingMoreAsync(world, order);
    }

    [Fact]
    public async Task Tracking_ThatComesLaterAndIsCorrected_ReplacesItsOwnParcel()
    {
        await using var world = await FulfilmentWorld.StartAsync(All);
        var order = world.PlaceOrder(quantity: 2);
        await world.UntilAsync(() => world.Erp.CountSaleOrders("sale") == 1, "the order is in the ERP");

        var delivery = world.Ship(2);
        await world.UntilAsync(() => world.Tracking(order) is [""], "the shop knows a shipment without a number");
        world.Track(delivery, "1Z-WRONG");
        await world.UntilAsync(() => world.Tracking(order) is ["1Z-WRONG"], "the number is in the shop");
        world.Track(delivery, "1Z-RIGHT 1Z-MORE");
        await world.UntilAsync(() => world.Tracking(order) is ["1Z-RIGHT", "1Z-MORE"], "both parcels are in the shop");
        world.Track(delivery, "1Z-WRONG");
        await world.UntilAsync(() => world.Tracking(order) is ["1Z-WRONG"], "what was written once can be written again");

        await world.PassAsync(Duration.FromMinutes(2));
        await NothingMoreAsync(world, order);
    }

    [Fact]
    public async Task Order_InvoicedByHand_IsShownInTheShopAndPaidOnThatInvoice()
    {
        await using var world = await FulfilmentWorld.StartAsync(All);
        var order = world.PlaceOrder();
        await world.UntilAsync(() => world.Erp.CountSaleOrders("sale") == 1, "the order is in the ERP");

        world.InvoiceByHand();
        await world.UntilAsync(() => world.Meta(order, "_invoice_number") is not null, "the invoice's number is on the order");
        await world.UntilAsync(() => world.Payments.Count == 1, "the payment is booked");
        world.Ship(4);
        await world.UntilAsync(() => world.StatusOf(order) == "completed", "the shop closed the order");
        await world.PassAsync(Duration.FromMinutes(2));

        var invoice = Assert.Single(world.Moves("out_invoice"));
        Assert.Equal("paid", invoice["payment_state"]!.ToString());
        Assert.Equal(invoice["name"]!.ToString(), world.Meta(order, "_invoice_number")!.ToString());
        await NothingMoreAsync(world, order);
    }

    [Fact]
    public async Task Order_OnHoldWhileItShips_IsCompletedOnceTheShopReleasesIt()
    {
        await using var world = await FulfilmentWorld.StartAsync(All);
        var order = world.PlaceOrder(paid: false);
        await world.UntilAsync(() => world.Erp.CountSaleOrders("sale") == 1, "the order is in the ERP");
        world.Ship(4);
        await world.UntilAsync(() => world.Moves("out_invoice").Any(), "it is invoiced");
        await world.PassAsync(Duration.FromMinutes(1));
        Assert.Equal("on-hold", world.StatusOf(order));
        Assert.Empty(world.Payments);

        world.SetShopStatus(order, "processing");

        await world.UntilAsync(() => world.StatusOf(order) == "completed", "the shop closed the order");
        await world.UntilAsync(() => world.Payments.Count == 1, "the payment is booked");
    }

    [Fact]
    public async Task Order_CapturedAndCancelledBeforeItIsInvoiced_LeavesNoPaymentWaiting()
    {
        await using var world = await FulfilmentWorld.StartAsync(All);
        var order = world.PlaceOrder();
        await world.UntilAsync(() => world.Erp.CountSaleOrders("sale") == 1, "the order is in the ERP");
        await world.PassAsync(Duration.FromMinutes(1));

        world.SetShopStatus(order, "cancelled");
        await world.UntilAsync(() => world.Erp.CountSaleOrders("cancel") == 1, "the sales order is cancelled");
        await world.PassAsync(Duration.FromMinutes(1));
        world.Time.Advance(TimeSpan.FromDays(15));
        await world.PassAsync(Duration.FromMinutes(1));

        Assert.Empty(world.Payments);
        Assert.Empty(await world.ParkedAsync($"payments/{FulfilmentWorld.ShopName}/{FulfilmentWorld.ErpName}"));
    }

    [Fact]
    public async Task Payment_CapturedInAPeriodThatWasClosed_IsBookedOnTheNextOpenDay()
    {
        await using var world = await FulfilmentWorld.StartAsync(All);
        world.PlaceOrder();
        await world.UntilAsync(() => world.Erp.CountSaleOrders("sale") == 1, "the order is in the ERP");
        world.Time.Advance(TimeSpan.FromDays(20));
        world.CloseBooks("2026-06-30");

        world.Ship(4);
        await world.UntilAsync(() => world.Payments.Count == 1, "the payment is booked");

        Assert.Equal("2026-07-01", Assert.Single(world.Payments)["date"]!.ToString());
        Assert.Equal("2026-07-05", Assert.Single(world.Moves("out_invoice"))["invoice_date"]!.ToString());
    }

    [Theory]
    [InlineData("account.move")]
    [InlineData("account.payment")]
    [InlineData("orders")]
    public async Task Writes_WhoseAnswersAreLost_StandOnce(string lost)
    {
        await using var world = await FulfilmentWorld.StartAsync(All);
        var broken = 0;
        foreach (var wire in new[] { world.ErpWire, world.ShopWire })
        {
            wire.AfterCommit = call => call.Request.Path.Contains(lost, StringComparison.Ordinal) && IsWrite(call) && Interlocked.Increment(ref broken) % 2 == 1
                ? throw new HttpRequestException(HttpRequestError.ResponseEnded)
                : Task.CompletedTask;
        }

        var order = world.PlaceOrder();
        await world.UntilAsync(() => world.Erp.CountSaleOrders("sale") == 1, "the order is in the ERP");
        world.Ship(1, "1Z-1");
        world.Ship(3, "1Z-2");
        await world.UntilAsync(() => world.StatusOf(order) == "completed" && world.Tracking(order).Length == 2, "it is shipped");
        await world.UntilAsync(() => world.Meta(order, "_invoice_number") is not null && world.Payments.Count == 1, "it is invoiced and paid");
        await world.PassAsync(Duration.FromMinutes(6));

        Assert.True(broken > 0, "no answer was lost");
        Assert.Equal(2, world.Tracking(order).Length);
        Assert.Equal("paid", Assert.Single(world.Moves("out_invoice"))["payment_state"]!.ToString());
        Assert.Single(world.Payments);
        Assert.Single(world.Meta(order, "_retail_invoices")!.AsArray());
        await NothingMoreAsync(world, order);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Invoice_WhoseOutcomeIsUnknownWhileTheErpTellsOfIt_IsTakenForOurs(bool isRefundedMeanwhile)
    {
        await using var world = await FulfilmentWorld.StartAsync(All);
        var order = world.PlaceOrder();
        await world.UntilAsync(() => world.Erp.CountSaleOrders("sale") == 1, "the order is in the ERP");
        var (isPosted, isLinked, failing) = (false, false, 0);
        world.ErpWire.AfterCommit = call =>
        {
            if (!isPosted && call.Request.Path.EndsWith("/account.move/action_post", StringComparison.Ordinal))
            {
                (isPosted, failing) = (true, 6);
                throw new HttpRequestException(HttpRequestError.ResponseEnded);
            }

            return Task.CompletedTask;
        };

        // Whoever posted it learns nothing until the ERP's own news of the invoice has come through.
        world.ErpWire.BeforeCarriedOut = call => isPosted && !isLinked
            && (failing-- > 0 || call.Request.BodyText.Contains("\"invoice_origin\",\"=\"", StringComparison.Ordinal))
                ? throw new HttpRequestException(HttpRequestError.ConnectionError)
                : Task.CompletedTask;

        world.Ship(4);
        await world.UntilAsync(() => isPosted, "the invoice is posted");
        await world.HintAsync(new EntityRef(FulfilmentWorld.ErpName, EntityKind.Invoice, world.Moves("out_invoice").Single()["id"]!.ToString()));
        await world.UntilAsync(() => world.Meta(order, "_invoice_number") is not null, "the invoice's number is on the order");
        await world.PassAsync(Duration.FromSeconds(1));
        if (isRefundedMeanwhile)
        {
            world.Send("POST", $"orders/{order}/refunds", new JsonObject { ["amount"] = "88.00", ["api_refund"] = false });
        }

        isLinked = true;
        await world.UntilAsync(() => world.Payments.Count == 1, "the payment is booked");
        await world.PassAsync(Duration.FromMinutes(12));

        Assert.Single(world.Moves("out_invoice"));
        await NothingMoreAsync(world, order);
    }

    private static void All(RetailConnectorsBuilder retail) => retail
        .Shipments(FulfilmentWorld.ErpName, FulfilmentWorld.ShopName)
        .PostInvoices(FulfilmentWorld.ShopName, FulfilmentWorld.ErpName)
        .Invoices(FulfilmentWorld.ErpName, FulfilmentWorld.ShopName)
        .Payments(FulfilmentWorld.ShopName, FulfilmentWorld.ErpName)
        .OrderStatus(FulfilmentWorld.ErpName, FulfilmentWorld.ShopName);

    private static bool IsWrite(SimulatedCall call) =>
        call.Request.Method == "PUT" || call.Request.Path.EndsWith("/load", StringComparison.Ordinal) || call.Request.Path.EndsWith("/action_post", StringComparison.Ordinal);

    /// <summary>Hints and polls over and over write nothing, and nothing waits for a person.</summary>
    private static async Task NothingMoreAsync(FulfilmentWorld world, string order)
    {
        var before = world.Picture(order);
        var hint = new EntityRef(FulfilmentWorld.ShopName, EntityKind.Order, order);
        for (var round = 0; round < 3; round++)
        {
            await world.HintAsync(hint);
            foreach (var (model, kind) in new[] { ("stock.picking", EntityKind.Shipment), ("account.move", EntityKind.Invoice), ("sale.order", EntityKind.SalesOrder) })
            {
                foreach (var record in world.Erp.Records(model))
                {
                    await world.HintAsync(new EntityRef(FulfilmentWorld.ErpName, kind, record["id"]!.ToString()));
                }
            }

            await world.PassAsync(Duration.FromSeconds(30));
        }

        Assert.Equal(before, world.Picture(order));
        foreach (var flow in new[] { "orders/shop-us/erp-us", "shipments/erp-us/shop-us", "invoices/shop-us/erp-us", "invoices/erp-us/shop-us", "payments/shop-us/erp-us", "order-status/erp-us/shop-us", "order-progress/erp-us/shop-us" })
        {
            Assert.Empty(await world.ParkedAsync(flow));
        }
    }
}
