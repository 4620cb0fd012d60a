using Retail.Connectors.WooCommerce.LiveTests.SideBySide;
using Retail.Connectors.WooCommerce.Refunds;

namespace Retail.Connectors.WooCommerce.LiveTests.Scenarios;

/// <summary>Refunds: of lines and of amounts, with stock, too much, read and deleted.</summary>
internal static class RefundSteps
{
    public static async Task RunAsync(Side side, CancellationToken cancellationToken)
    {
        var woo = side.Woo;
        var shelf = await Shelf.FillAsync(side, cancellationToken);
        side.Step("paid order");
        var order = await Shelf.PlaceAsync(side, shelf.Order(side) with { SetPaid = true, PaymentMethod = "cod" }, cancellationToken);
        side.Step("refund of a line");
        var line = order.LineItems[0];
        var refund = await woo.Refunds.CreateAsync(order.Id, new()
        {
            ApiRefund = false,
            Reason = "Broken & bent",
            Amount = 11.50m,
            LineItems = [new() { Id = line.Id, Quantity = 1, RefundTotal = 10m, RefundTax = [.. line.Taxes.Take(1).Select(tax => new WooRefundTaxFields { Id = tax.Id, RefundTotal = 1.50m })] }],
        }, cancellationToken);
        side.Step("order after it");
        side.See((await woo.Orders.GetAsync(order.Id, cancellationToken)).Status);
        side.Step("stock after it");
        side.See($"{(await woo.Products.GetAsync(shelf.Stocked.Id, cancellationToken)).StockQuantity} in stock");
        side.Step("read it");
        await woo.Refunds.GetAsync(order.Id, refund.Id, cancellationToken);
        await side.NextSecondAsync(cancellationToken);
        side.Step("refund of an amount");
        var amount = await woo.Refunds.CreateAsync(order.Id, new() { ApiRefund = false, Amount = 1m }, cancellationToken);
        side.Step("list them");
        Assert.Equal([refund.Id, amount.Id], await woo.Refunds.ListAsync(order.Id, null, cancellationToken).Select(found => found.Id).ToListAsync(cancellationToken));
        side.Step("too much");
        side.See(await Refusal.OfAsync(() => woo.Refunds.CreateAsync(order.Id, new() { ApiRefund = false, Amount = 10_000m }, cancellationToken)));
        await side.NextSecondAsync(cancellationToken);
        side.Step("refund without an amount");
        await woo.Refunds.CreateAsync(order.Id, new() { ApiRefund = false }, cancellationToken);
        side.Step("order with all of them");
        await woo.Orders.GetAsync(order.Id, cancellationToken);
        side.Step("delete one");
        await woo.Refunds.DeleteAsync(order.Id, amount.Id, cancellationToken);
        await side.NextSecondAsync(cancellationToken);
        side.Step("refund what remains");
        var rest = (await woo.Orders.GetAsync(order.Id, cancellationToken)).Total - 11.50m;
        await woo.Refunds.CreateAsync(order.Id, new() { ApiRefund = false, Amount = rest }, cancellationToken);
        side.Step("order refunded in full");
        side.See((await woo.Orders.GetAsync(order.Id, cancellationToken)).Status);
        side.Step("refund of an unknown order");
        side.See(await Refusal.OfAsync(() => woo.Refunds.CreateAsync(99_999_999, new() { ApiRefund = false, Amount = 1m }, cancellationToken)));
        side.Step("unknown refund");
        side.See(await Refusal.OfAsync(() => woo.Refunds.GetAsync(order.Id, 99_999_999, cancellationToken)));
    }
}
