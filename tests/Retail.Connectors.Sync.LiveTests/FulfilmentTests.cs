using System.Globalization;
using System.Text.Json.Nodes;
using Retail.Connectors.Sync.LiveTests.World;

namespace Retail.Connectors.Sync.LiveTests;

/// <summary>What the warehouse and the accountant do, and what the shop sees of it.</summary>
public sealed class FulfilmentTests(LiveWorld world)
{
    [LiveFlowsFact]
    public async Task Order_ShippedInTwoParts_IsTrackedCompletedInvoicedAndPaidOnce()
    {
        await world.StartAsync();
        var id = await world.PlaceAsync((LiveWorld.Standard, 4));
        var document = await world.InErpAsync(id);

        await world.Erp.ShipAsync(document, 1, "LF-FIRST");
        await world.UntilAsync(async () => await world.Shop.TrackingAsync(id) is ["LF-FIRST"], "the shop knows the first parcel");
        Assert.Equal("processing", await world.Shop.StatusAsync(id));
        await world.Erp.ShipAsync(document, tracking: "LF-SECOND");
        await world.UntilAsync(async () => await world.Shop.TrackingAsync(id) is ["LF-FIRST", "LF-SECOND"], "the shop knows both parcels");
        await world.UntilAsync(async () => await world.Shop.StatusAsync(id) == "completed", "the shop closed the order");

        var invoice = await PaidAsync(world, id, document);
        Money.AssertSame(await world.Shop.OrderAsync(id), invoice);
        await world.UntilAsync(async () => (await world.Shop.MetaAsync(id, "_invoice_number"))?.ToString() == invoice["name"]!.ToString(), "the invoice's number is on the order");
        Assert.Contains(invoice["invoice_date"]!.ToString(), (await world.Shop.MetaAsync(id, "_retail_invoices"))!.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(Erp.Number(invoice["amount_total"]), Erp.Number(Assert.Single(await world.Erp.PaymentsAsync(invoice))["amount"]));

        await LiveWorld.WaitAsync(TimeSpan.FromSeconds(10));
        var before = await PictureAsync(id, document);
        await world.LookAgainAsync(id);
        Assert.Equal(before, await PictureAsync(id, document));
        Assert.Empty(await world.ParkedAsync(id));
    }

    [LiveFlowsFact]
    public async Task Invoice_OnADayThatIsClosed_IsPostedOnTheNextOpenDay()
    {
        await world.StartAsync();
        var id = await world.PlaceAsync((LiveWorld.Second, 2));
        var document = await world.InErpAsync(id);
        var closed = await world.Erp.ClosedThroughAsync();
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        await world.Erp.CloseBooksAsync(Text(today));
        try
        {
            // Odoo moves no goods on a closed day: here the shop closes the order.
            await world.Shop.ChangeAsync(id, new JsonObject { ["status"] = "completed" });
            var invoice = await PaidAsync(world, id, document);
            Assert.Equal(Text(today.AddDays(1)), invoice["invoice_date"]!.ToString());
            Assert.Equal(Text(today.AddDays(1)), Assert.Single(await world.Erp.PaymentsAsync(invoice))["date"]!.ToString());
            Money.AssertSame(await world.Shop.OrderAsync(id), invoice);
        }
        finally
        {
            await world.Erp.CloseBooksAsync(closed);
        }

        static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    /// <summary>The order's only invoice, once it is paid.</summary>
    internal static async Task<JsonObject> PaidAsync(LiveWorld world, string id, JsonObject document)
    {
        JsonObject? invoice = null;
        await world.UntilAsync(
            async () => (invoice = (await world.Erp.MovesAsync(document, "out_invoice")).SingleOrDefault()) is not null
                && invoice["state"]!.ToString() == "posted" && Erp.Number(invoice["amount_residual"]) == 0,
            $"order {id} is invoiced and paid");
        return invoice!;
    }

    private async Task<string> PictureAsync(string id, JsonObject document)
    {
        var order = await world.Shop.OrderAsync(id);
        var invoices = await world.Erp.MovesAsync(document, "out_invoice");
        return string.Join('\n',
            [
                order["date_modified_gmt"]!.ToString(), .. invoices.Select(invoice => invoice.ToJsonString()),
                .. (await world.Erp.PaymentsAsync(invoices[0])).Select(payment => payment.ToJsonString()),
                .. (await world.DocumentsAsync(id)).Select(sale => sale.ToJsonString()),
            ]);
    }
}
