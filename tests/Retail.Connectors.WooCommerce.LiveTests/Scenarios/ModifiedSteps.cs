using NodaTime;
using Retail.Connectors.WooCommerce.LiveTests.SideBySide;

namespace Retail.Connectors.WooCommerce.LiveTests.Scenarios;

/// <summary>What moves <c>date_modified</c> and what does not: this decides what a poll can see.</summary>
internal static class ModifiedSteps
{
    public static async Task RunAsync(Side side, CancellationToken cancellationToken)
    {
        var woo = side.Woo;
        var shelf = await Shelf.FillAsync(side, cancellationToken);
        side.Step("order");
        var order = await Shelf.PlaceAsync(side, shelf.Order(side) with { SetPaid = true, PaymentMethod = "cod" }, cancellationToken);
        long refund = 0;

        await Order("an empty change of the order", () => woo.Orders.UpdateAsync(order.Id, new(), cancellationToken));
        await Order("the status it has", () => woo.Orders.UpdateAsync(order.Id, new() { Status = "processing" }, cancellationToken));
        await Order("an order note", () => woo.OrderNotes.CreateAsync(order.Id, new() { Note = "note" }, cancellationToken));
        await Order("a refund", async () => refund = (await woo.Refunds.CreateAsync(order.Id, new() { ApiRefund = false, Amount = 1m }, cancellationToken)).Id);
        await Order("deleting a refund", () => woo.Refunds.DeleteAsync(order.Id, refund, cancellationToken));
        await Order("the trash", () => woo.Orders.TrashAsync(order.Id, cancellationToken));
        await Order("coming back from the trash", () => woo.Orders.UpdateAsync(order.Id, new() { Status = "processing" }, cancellationToken));
        await Product("an empty change of the product", () => woo.Products.UpdateAsync(shelf.Stocked.Id, new(), cancellationToken));
        await Product("a price", () => woo.Products.UpdateAsync(shelf.Stocked.Id, new() { RegularPrice = 13m }, cancellationToken));
        await Product("a stock quantity", () => woo.Products.UpdateAsync(shelf.Stocked.Id, new() { StockQuantity = 40 }, cancellationToken));
        await Product("an order that takes stock", () => Shelf.PlaceAsync(side, shelf.Order(side) with { SetPaid = true, PaymentMethod = "cod" }, cancellationToken));

        Task Order(string step, Func<Task> change) => MovesAsync(step, change, async () => (await woo.Orders.GetAsync(order.Id, cancellationToken)).DateModifiedGmt);

        Task Product(string step, Func<Task> change) => MovesAsync(step, change, async () => (await woo.Products.GetAsync(shelf.Stocked.Id, cancellationToken)).DateModifiedGmt);

        async Task MovesAsync(string step, Func<Task> change, Func<Task<Instant?>> modified)
        {
            side.Step(step);
            var before = await modified();
            await side.NextSecondAsync(cancellationToken);
            await change();
            side.See(await modified() == before ? "date_modified stays" : "date_modified moves");
        }
    }
}
