using Retail.Connectors.WooCommerce.LiveTests.SideBySide;
using Retail.Connectors.WooCommerce.Orders;
using Retail.Connectors.WooCommerce.Writing;

namespace Retail.Connectors.WooCommerce.LiveTests.Scenarios;

/// <summary>Orders: totals, lines, statuses and the stock they move, notes, batches, the trash, and what is refused.</summary>
internal static class OrderSteps
{
    public static async Task TotalsAsync(Side side, CancellationToken cancellationToken)
    {
        var woo = side.Woo;
        var shelf = await Shelf.FillAsync(side, cancellationToken);
        side.Step("coupon");
        var coupon = await woo.Coupons.CreateAsync(new() { Code = side.Mark, DiscountType = "percent", Amount = 10m }, cancellationToken);
        side.Undo(token => woo.Coupons.DeleteAsync(coupon.Id, token));

        side.Step("order of two lines");
        var plain = await Shelf.PlaceAsync(side, shelf.Order(side), cancellationToken);
        Assert.Equal(2, plain.LineItems.Count);
        side.Step("read it");
        Assert.Equal(plain.Total, (await woo.Orders.GetAsync(plain.Id, cancellationToken)).Total);
        side.Step("list it");
        Assert.Equal(plain.Id, Assert.Single(await woo.Orders.ListAsync(new() { Ids = [plain.Id] }, cancellationToken).ToListAsync(cancellationToken)).Id);
        side.Step("list it with more decimals");
        await woo.Orders.ListAsync(new() { Ids = [plain.Id], Decimals = 6 }, cancellationToken).ToListAsync(cancellationToken);

        side.Step("order with fee, shipping and coupon");
        var full = await Shelf.PlaceAsync(side, shelf.Order(side) with
        {
            FeeLines = [new() { Name = "Gift & wrap", Total = 1.99m, TaxClass = shelf.TaxClass, TaxStatus = "taxable" }],
            ShippingLines = [new() { MethodId = "flat_rate", MethodTitle = "Post & more", Total = 4.90m }],
            CouponLines = [new() { Code = side.Mark }],
        }, cancellationToken);

        side.Step("its price changes");
        await woo.Orders.UpdateAsync(full.Id, new() { LineItems = [new() { Id = full.LineItems[0].Id, Quantity = 3, Subtotal = 30m, Total = 27m }] }, cancellationToken);
        side.Step("quantity alone");
        await woo.Orders.UpdateAsync(full.Id, new() { LineItems = [new() { Id = full.LineItems[0].Id, Quantity = 4 }] }, cancellationToken);
        side.Step("a line goes, one comes by SKU");
        await woo.Orders.UpdateAsync(full.Id, new() { LineItems = [new() { Id = full.LineItems[1].Id, Quantity = 0 }, new() { Sku = shelf.Odd.Sku, Quantity = 1 }] }, cancellationToken);
        side.Step("the fee goes");
        await woo.Orders.UpdateAsync(full.Id, new() { FeeLines = [new() { Id = full.FeeLines[0].Id, Name = null }] }, cancellationToken);
        side.Step("the coupon goes");
        await woo.Orders.UpdateAsync(full.Id, new() { CouponLines = [] }, cancellationToken);
        side.Step("order without lines");
        await Shelf.PlaceAsync(side, shelf.Order(side) with { LineItems = null }, cancellationToken);
        side.Step("order in another currency");
        await Shelf.PlaceAsync(side, shelf.Order(side) with { Currency = "GBP", SetPaid = true, PaymentMethod = "bacs", PaymentMethodTitle = "Bank & transfer", TransactionId = side.Mark }, cancellationToken);
    }

    public static async Task LifeAsync(Side side, CancellationToken cancellationToken)
    {
        var woo = side.Woo;
        var shelf = await Shelf.FillAsync(side, cancellationToken);
        side.Step("order");
        var order = await Shelf.PlaceAsync(side, shelf.Order(side), cancellationToken);
        foreach (var status in new[] { "on-hold", "processing", "completed", "cancelled", "pending", "failed" })
        {
            side.Step("status " + status);
            Assert.Equal(status, (await woo.Orders.UpdateAsync(order.Id, new() { Status = status }, cancellationToken)).Status);
            side.Step("stock after " + status);
            side.See($"{(await woo.Products.GetAsync(shelf.Stocked.Id, cancellationToken)).StockQuantity} in stock");
        }

        side.Step("notes");
        var note = await woo.OrderNotes.CreateAsync(order.Id, new() { Note = "A & <b>note</b>" }, cancellationToken);
        side.Step("read a note");
        await woo.OrderNotes.GetAsync(order.Id, note.Id, cancellationToken);
        side.Step("delete a note");
        await woo.OrderNotes.DeleteAsync(order.Id, note.Id, cancellationToken);

        side.Step("meta data");
        await woo.Orders.UpdateAsync(order.Id, new()
        {
            MetaData =
            [
                WooMetaFields.Set("_retail_text", "Größe"),
                WooMetaFields.Set("_retail_number", System.Text.Json.JsonElement.Parse("42")),
                WooMetaFields.Set("_retail_yes", System.Text.Json.JsonElement.Parse("true")),
                WooMetaFields.Set("_retail_object", System.Text.Json.JsonElement.Parse("""{"a":1,"b":[true,null,"x"],"c":{}}""")),
            ],
        }, cancellationToken);
        side.Step("save a copy");
        var read = await woo.Orders.GetAsync(order.Id, cancellationToken);
        Assert.Equal("later", (await woo.Orders.SaveAsync(read, read with { CustomerNote = "later" }, cancellationToken)).CustomerNote);

        side.Step("trash");
        await woo.Orders.TrashAsync(order.Id, cancellationToken);
        side.Step("read in the trash");
        Assert.Equal("trash", (await woo.Orders.GetAsync(order.Id, cancellationToken)).Status);
        side.Step("list without the trash");
        Assert.Empty(await woo.Orders.ListAsync(new() { Ids = [order.Id] }, cancellationToken).ToListAsync(cancellationToken));
        side.Step("trash again");
        side.See(await Refusal.OfAsync(() => woo.Orders.TrashAsync(order.Id, cancellationToken)));
        side.Step("back from the trash");
        await woo.Orders.UpdateAsync(order.Id, new() { Status = "processing" }, cancellationToken);
        side.Step("delete");
        await woo.Orders.DeleteAsync(order.Id, cancellationToken);
        side.Step("read what is gone");
        side.See(await Refusal.OfAsync(() => woo.Orders.GetAsync(order.Id, cancellationToken)));
        side.Step("change what is gone");
        side.See(await Refusal.OfAsync(() => woo.Orders.UpdateAsync(order.Id, new() { CustomerNote = "x" }, cancellationToken)));
        side.Step("delete what is gone");
        side.See(await Refusal.OfAsync(() => woo.Orders.DeleteAsync(order.Id, cancellationToken)));
    }

    public static async Task BatchAsync(Side side, CancellationToken cancellationToken)
    {
        var woo = side.Woo;
        var shelf = await Shelf.FillAsync(side, cancellationToken);
        side.Step("batch of creations");
        var made = await woo.Orders.BatchAsync(new() { Create = [.. Enumerable.Range(0, 3).Select(_ => shelf.Order(side))] }, cancellationToken);
        foreach (var result in made.Where(result => result.Id > 0))
        {
            side.Undo(token => woo.Orders.DeleteAsync(result.Id, token));
        }

        Assert.All(made, result => Assert.True(result.Succeeded, result.Error?.Message));
        side.Step("batch of all kinds, one of them wrong");
        var mixed = await woo.Orders.BatchAsync(new()
        {
            Create = [shelf.Order(side) with { LineItems = [new() { Quantity = 1 }] }],
            Update = new Dictionary<long, WooOrderFields>
            {
                [made[0].Id] = new() { CustomerNote = "changed" },
                [99_999_999] = new() { CustomerNote = "nobody" },
            },
            Delete = [made[1].Id, 99_999_998],
        }, cancellationToken);
        side.See(string.Join(", ", mixed.Select(result => result.Succeeded ? "done" : $"{result.Error!.Kind} {result.Error.Code}")));
        Assert.Equal([false, true, false, true, false], mixed.Select(result => result.Succeeded));
    }

    public static async Task RefusalsAsync(Side side, CancellationToken cancellationToken)
    {
        var woo = side.Woo;
        var shelf = await Shelf.FillAsync(side, cancellationToken);
        var order = shelf.Order(side);
        side.Step("unknown coupon");
        side.See(await Refusal.OfAsync(async () =>
        {
            try
            {
                await Shelf.PlaceAsync(side, order with { CouponLines = [new() { Code = side.Mark + "-none" }] }, cancellationToken);
            }
            catch (ConnectorException refusal) when (refusal.Data["new_draft_order_id"] is long draft)
            {
                side.Undo(token => woo.Orders.DeleteAsync(draft, token));
                throw;
            }
        }));
        side.Step("line without a product");
        side.See(await Refusal.OfAsync(() => Shelf.PlaceAsync(side, order with { LineItems = [new() { Quantity = 1 }] }, cancellationToken)));
        side.Step("unknown status");
        side.See(await Refusal.OfAsync(() => Shelf.PlaceAsync(side, order with { Status = "bogus" }, cancellationToken)));
        side.Step("unknown currency");
        side.See(await Refusal.OfAsync(() => Shelf.PlaceAsync(side, order with { Currency = "XXX" }, cancellationToken)));
        side.Step("unknown customer");
        side.See(await Refusal.OfAsync(() => Shelf.PlaceAsync(side, order with { CustomerId = 99_999_999 }, cancellationToken)));
        side.Step("e-mail that is none");
        side.See(await Refusal.OfAsync(() => Shelf.PlaceAsync(side, order with { Billing = order.Billing! with { Email = "none" } }, cancellationToken)));
        side.Step("unknown order");
        side.See(await Refusal.OfAsync(() => woo.Orders.GetAsync(99_999_999, cancellationToken)));
        side.Step("unknown note");
        side.See(await Refusal.OfAsync(() => woo.OrderNotes.GetAsync(99_999_999, 1, cancellationToken)));
    }
}
