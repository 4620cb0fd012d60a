using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using Retail.Connectors.Amounts;
using Retail.Connectors.Effects;
using Retail.Connectors.Orders;
using Retail.Connectors.Prices;
using Retail.Connectors.Products;
using Retail.Connectors.Refunds;
using Retail.Connectors.Shipments;
using Retail.Connectors.Stock;
using Retail.Connectors.WooCommerce.LiveTests.SideBySide;

namespace Retail.Connectors.WooCommerce.LiveTests.Scenarios;

/// <summary>The commands that a shop receives: each is looked for, applied, looked for, and applied again.</summary>
internal static class CommandSteps
{
    public static async Task RunAsync(Side side, CancellationToken cancellationToken)
    {
        var woo = side.Woo;
        var shelf = await Shelf.FillAsync(side, cancellationToken);
        side.Step("order");
        var order = await Shelf.PlaceAsync(side, shelf.Order(side) with { SetPaid = true, PaymentMethod = "cod" }, cancellationToken);
        var currency = new CurrencyCode(order.Currency);
        var orderRef = Ref(EntityKind.Order, order.Id);
        var productRef = Ref(EntityKind.Product, shelf.Stocked.Id);

        await EnsureAsync(side, "stock", new PublishStock(Key(side, "stock"), productRef, null, 17, false), cancellationToken);
        Assert.Equal(17, (await woo.Products.GetAsync(shelf.Stocked.Id, cancellationToken)).StockQuantity);

        await EnsureAsync(side, "price", new PublishPrice(Key(side, "price"), productRef, null, new Money(14.25m, currency), new SalePrice(new Money(13m, currency))), cancellationToken);
        Assert.Equal((14.25m, 13m), await PricesAsync());
        await EnsureAsync(side, "price without a sale", new PublishPrice(Key(side, "price2"), productRef, null, new Money(14.5m, currency), null), cancellationToken);
        Assert.Equal((14.5m, null), await PricesAsync());

        await EnsureAsync(side, "shipment", new NotifyShipment(Key(side, "ship"), new Shipment
        {
            Ref = new EntityRef("erp", new EntityKind("delivery"), side.Mark),
            Order = orderRef,
            ShippedAt = Instant.FromUnixTimeSeconds(1_790_000_000),
            Parcels = [new Parcel("dhl", "00340434161094042557")],
        }), cancellationToken);

        await EnsureAsync(side, "status", new SetOrderStatus(Key(side, "status"), orderRef, "completed", ["processing"]), cancellationToken);
        Assert.Equal("completed", (await woo.Orders.GetAsync(order.Id, cancellationToken)).Status);

        side.Step("status from where it is not legal");
        side.See(Said(await side.ApplyAsync(new SetOrderStatus(Key(side, "status2"), orderRef, "on-hold", ["processing"]), cancellationToken)));

        var line = order.LineItems[0];
        await EnsureAsync(side, "refund", new RecordRefund(Key(side, "refund"), new Refund
        {
            Ref = new EntityRef("erp", new EntityKind("credit-note"), side.Mark),
            Order = orderRef,
            Amount = new Money(5m, currency),
            Reason = "Broken",
            Lines = [new RefundLine(line.Id.ToString(CultureInfo.InvariantCulture), 1, new Money(5m, currency), [], Restock: false)],
        }), cancellationToken);
        side.Step("refunds after it");
        Assert.Single(await woo.Refunds.ListAsync(order.Id, null, cancellationToken).ToListAsync(cancellationToken));

        async Task<(decimal? Regular, decimal? Sale)> PricesAsync()
        {
            var product = await woo.Products.GetAsync(shelf.Stocked.Id, cancellationToken);
            return (product.RegularPrice, product.SalePrice);
        }
    }

    public static async Task ProductAsync(Side side, CancellationToken cancellationToken)
    {
        side.Step("category");
        var category = await side.Woo.Categories.CreateAsync(new() { Name = side.Mark + " & co" }, cancellationToken);
        side.Undo(token => side.Woo.Categories.DeleteAsync(category.Id, token));
        side.Undo(async token =>
        {
            await foreach (var product in side.Woo.Products.ListAsync(new() { Skus = [side.Mark] }, token))
            {
                await side.Woo.Products.DeleteAsync(product.Id, token);
            }
        });
        var shirt = new Product
        {
            Ref = new EntityRef("erp", EntityKind.Product, side.Mark),
            Sku = side.Mark,
            Name = "Shirt & Co",
            Description = "<p>A shirt</p>",
            Published = false,
            Categories = [side.Mark + " & co"],
            Attributes = [new ProductAttribute("Cut", ["Slim", "Wide"], Distinguishes: true)],
            Variants =
            [
                new ProductVariant(side.Mark + "-slim", ImmutableSortedDictionary<string, string>.Empty.Add("Cut", "Slim")),
                new ProductVariant(side.Mark + "-wide", ImmutableSortedDictionary<string, string>.Empty.Add("Cut", "Wide")),
            ],
        };
        await EnsureAsync(side, "product", new PublishProduct(Key(side, "product"), shirt), cancellationToken);
        await EnsureAsync(side, "product, renamed", new PublishProduct(Key(side, "product2"), shirt with { Name = "Shirt & Sons" }), cancellationToken);
    }

    /// <summary>Applies a command twice: the second time nothing new may come of it.</summary>
    private static async Task EnsureAsync<TCommand>(Side side, string step, TCommand command, CancellationToken cancellationToken)
        where TCommand : ICommand
    {
        side.Step(step);
        var handler = side.Handler<TCommand>();
        var before = await handler.FindAsync(command, cancellationToken);
        var first = await side.ApplyAsync(command, cancellationToken);
        var after = await handler.FindAsync(command, cancellationToken);
        side.Step(step + " again");
        var second = after is Finding.Complete ? "found complete" : Said(await side.ApplyAsync(command, cancellationToken));
        side.See($"{before.GetType().Name}, {Said(first)}, {after.GetType().Name}, {second}");
        Assert.IsType<EffectResult.Reached>(first);
    }

    private static string Said(EffectResult result) => result is EffectResult.Refused refused ? $"refused {refused.Code}" : "reached";

    private static EntityRef Ref(EntityKind kind, long id) => new(LiveShop.Name, kind, id.ToString(CultureInfo.InvariantCulture));

    private static EffectKey Key(Side side, string verb) => EffectKey.For(new EntityRef("erp", EntityKind.SalesOrder, side.Mark), verb, LiveShop.Name);
}
