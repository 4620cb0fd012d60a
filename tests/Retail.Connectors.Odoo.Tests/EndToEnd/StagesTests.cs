using Retail.Connectors.Changes;
using Retail.Connectors.Documents;
using Retail.Connectors.Effects;
using Retail.Connectors.Odoo.Orders;
using Retail.Connectors.Odoo.Rpc;
using Retail.Connectors.Odoo.Shipments;
using Retail.Connectors.Odoo.Stock;
using Retail.Connectors.Odoo.Tests.Orders;
using Retail.Connectors.Orders;
using Retail.Connectors.Returns;
using Retail.Connectors.Stock;

namespace Retail.Connectors.Odoo.Tests.EndToEnd;

/// <summary>Amendments, cancellations and returns by the stage of the order, on the simulator, and on a real server where one is named.</summary>
public sealed class StagesTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Amend_ConfirmedAndOpen_SaysWhatTheOrderSays(bool live)
    {
        await using var world = await OdooWorld.OpenAsync(live);
        var (first, second) = ((await world.ProductAsync(10)).Sku, (await world.ProductAsync(10)).Sku);
        var order = world.Order(first, second, quantity: 4);
        var document = await world.SubmitAsync(order);
        var amended = world.Order(first, second, quantity: 1, order.Order.Ref.Id);
        amended = amended with { Order = amended.Order with { Lines = [amended.Order.Lines[0]], Totals = amended.Order.Totals with { Goods = amended.Order.Lines[0].Net, Grand = amended.Order.Totals.Grand - amended.Order.Lines[1].Net } } };
        var amend = Amend(amended, document);

        var result = Assert.IsType<EffectResult.Reached>(await world.ApplyAsync(amend)).Receipt;

        Assert.Equal((document.Document, DocumentStage.Confirmed), (result.Document, result.Stage));
        var lines = await LinesAsync(world, document);
        Assert.Equal([1m, 1m], lines.Select(line => line.ProductUomQty));
        var open = Assert.Single(await PickingsAsync(world, document), picking => picking.State != "cancel");
        Assert.Equal("outgoing", open.PickingTypeCode);
        Assert.IsType<Finding.Complete>(await world.FindAsync(amend));
        var before = await PickingsAsync(world, document);
        Assert.IsType<EffectResult.Reached>(await world.ApplyAsync(amend));
        Assert.Equal(before.Select(picking => picking.Id), (await PickingsAsync(world, document)).Select(picking => picking.Id));
    }

    [Fact]
    public async Task Amend_PricesRoundedToSixDecimals_IsFoundComplete()
    {
        await using var world = await OdooWorld.OpenAsync(live: false, priceDigits: 6);
        var (first, second) = ((await world.ProductAsync(10)).Sku, (await world.ProductAsync(10)).Sku);
        var order = world.Order(first, second);
        var document = await world.SubmitAsync(order);
        var amended = world.Order(first, second, quantity: 3, order.Order.Ref.Id);
        var amend = Amend(amended with { Order = amended.Order with { Lines = [amended.Order.Lines[0], amended.Order.Lines[1] with { Quantity = 3 }] } }, document);

        Assert.IsType<EffectResult.Reached>(await world.ApplyAsync(amend));

        Assert.Contains(3.333333m, (await LinesAsync(world, document)).Select(line => line.PriceUnit));
        Assert.IsType<Finding.Complete>(await world.FindAsync(amend));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Amend_KilledAfterTheCancellation_IsResumed(bool live)
    {
        await using var world = await OdooWorld.OpenAsync(live);
        var (first, second) = ((await world.ProductAsync(10)).Sku, (await world.ProductAsync(10)).Sku);
        var order = world.Order(first, second);
        var document = await world.SubmitAsync(order);
        var amend = Amend(world.Order(first, second, quantity: 3, order.Order.Ref.Id), document);
        var id = OdooFormat.ParseId(document.Document.Id);
        await world.Client.CallAsync("sale.order", "message_post", [id], json => json.WriteString("body", amend.Key.ShortForm()), OdooWorld.Token);
        await world.Client.CallAsync("sale.order", "action_cancel", [id], null, OdooWorld.Token);

        var found = await world.FindAsync(amend);
        var result = Assert.IsType<EffectResult.Reached>(await world.ApplyAsync(amend, found)).Receipt;

        Assert.IsType<Finding.Partial>(found);
        Assert.Equal(DocumentStage.Confirmed, result.Stage);
        Assert.Equal(3m, (await LinesAsync(world, document))[0].ProductUomQty);
    }

    [Fact]
    public async Task Amend_DiedAtAnyCall_IsNeverReadAsCancelledAndLeavesNoMark()
    {
        await using var world = await OdooWorld.OpenAsync(live: false);
        var (first, second) = ((await world.ProductAsync(50)).Sku, (await world.ProductAsync(50)).Sku);
        var stages = new HashSet<DocumentStage>();
        for (var call = 1; ; call++)
        {
            var order = world.Order(first, second);
            var document = await world.SubmitAsync(order);
            var amend = Amend(world.Order(first, second, quantity: 3, order.Order.Ref.Id), document);
            world.Breaker!.BreakAt(call, afterCommit: true);
            await Record.ExceptionAsync(() => world.ApplyAsync(amend));
            var isUnbroken = !world.Breaker.HasBroken;
            world.Breaker.BreakAt(int.MaxValue, afterCommit: true);

            stages.Add((await ReadAsync(world, document)).Stage);
            Assert.IsType<EffectResult.Reached>(await world.ApplyAsync(amend, await world.FindAsync(amend)));
            Assert.Equal((DocumentStage.Confirmed, order.Key.ShortForm()), ((await ReadAsync(world, document)).Stage, await OriginAsync(world, document)));
            if (isUnbroken)
            {
                break;
            }
        }

        Assert.Equal([DocumentStage.Draft, DocumentStage.Confirmed], stages.Order());
    }

    [Fact]
    public async Task Cancel_AmendmentDiedHalfWay_IsCalledOffForGood()
    {
        await using var world = await OdooWorld.OpenAsync(live: false);
        var (first, second) = ((await world.ProductAsync(10)).Sku, (await world.ProductAsync(10)).Sku);
        SubmitOrder order;
        Receipt document;
        var made = 0;
        do
        {
            order = world.Order(first, second);
            document = await world.SubmitAsync(order);
            world.Breaker!.BreakAt(++made, afterCommit: true);
            await Record.ExceptionAsync(() => world.ApplyAsync(Amend(world.Order(first, second, quantity: 3, order.Order.Ref.Id), document)));
        }
        while (world.Breaker.Made[^1] != "sale.order/action_cancel" && made < 50);
        world.Breaker.BreakAt(int.MaxValue, afterCommit: true);
        var cancel = new CancelOrder(EffectKey.For(order.Order.Ref, "cancel", OdooWorld.Erp), order.Order.Ref, document.Document, order.Key, string.Empty);

        Assert.Equal(DocumentStage.Draft, (await ReadAsync(world, document)).Stage);
        Assert.IsNotType<Finding.Nothing>(await world.FindAsync(order));
        var byKey = Assert.Single(await world.Get<IDocumentIndex>().FindAsync(EntityKind.SalesOrder, [order.Key.ShortForm()], OdooWorld.Token));
        Assert.Equal((order.Key.ShortForm(), DocumentStage.Draft), (byKey.Key, Assert.Single(byKey.Value).Stage));
        Assert.IsType<EffectResult.Reached>(await world.ApplyAsync(cancel, await world.FindAsync(cancel)));

        Assert.IsType<Finding.Complete>(await world.FindAsync(cancel));
        Assert.Equal((DocumentStage.Cancelled, order.Key.ShortForm()), ((await ReadAsync(world, document)).Stage, await OriginAsync(world, document)));
    }

    [Fact]
    public async Task Amend_DiedAtAnyCall_ItsGoodsAreNeverFree()
    {
        await using var world = await OdooWorld.OpenAsync(live: false);
        var withheld = new List<decimal>();
        for (var call = 1; ; call++)
        {
            var (first, second) = ((await world.ProductAsync(10)).Sku, (await world.ProductAsync(10)).Sku);
            var order = world.Order(first, second, quantity: 4);
            var document = await world.SubmitAsync(order);
            var amend = Amend(world.Order(first, second, quantity: 3, order.Order.Ref.Id), document);
            Assert.Equal((6m, 4m, 0m), await StockAsync(world, first));
            world.Breaker!.BreakAt(call, afterCommit: true);
            await Record.ExceptionAsync(() => world.ApplyAsync(amend));
            var isUnbroken = !world.Breaker.HasBroken;
            world.Breaker.BreakAt(int.MaxValue, afterCommit: true);

            var between = await StockAsync(world, first);
            Assert.InRange(between.Quantity, 6m, 7m);
            Assert.Equal(10m, between.Quantity + between.Reserved);
            withheld.Add(between.Withheld);
            Assert.IsType<EffectResult.Reached>(await world.ApplyAsync(amend, await world.FindAsync(amend)));
            Assert.Equal((7m, 3m, 0m), await StockAsync(world, first));
            Assert.Equal((9m, 1m, 0m), await StockAsync(world, second));
            if (isUnbroken)
            {
                break;
            }
        }

        Assert.Equal([0m, 3m, 4m], withheld.Distinct().Order());
    }

    [Fact]
    public async Task Amend_GoodsLeaveBeforeItIsSetBack_ComesBackOnceAndSaysSo()
    {
        await using var world = await OdooWorld.OpenAsync(live: false);
        var (first, second) = ((await world.ProductAsync(10)).Sku, (await world.ProductAsync(10)).Sku);
        var order = world.Order(first, second, quantity: 4);
        var document = await world.SubmitAsync(order);
        var amend = Amend(world.Order(first, second, quantity: 6, order.Order.Ref.Id), document);
        world.Breaker!.Meanwhile = ("sale.order/action_cancel", () => world.ShipAsync(document));

        var refused = Assert.IsType<EffectResult.Refused>(await world.ApplyAsync(amend));

        Assert.Equal(("amended-too-late", DocumentStage.Confirmed), (refused.Code, refused.Left?.Stage));
        Assert.Equal((4m, 2m, 0m), await StockAsync(world, first));
        var read = await ReadAsync(world, document);
        Assert.Equal((DocumentStage.Confirmed, FulfilmentState.Part, 6m, 4m), (read.Stage, read.Fulfilment, read.Lines[0].Quantity, read.Lines[0].Delivered));
        Assert.Equal(order.Key.ShortForm(), await OriginAsync(world, document));
        Assert.IsType<Finding.Complete>(await world.FindAsync(amend));
    }

    [Fact]
    public async Task Amend_GoodsLeaveAfterATryThatDied_IsRefusedAndLeavesNoMark()
    {
        await using var world = await OdooWorld.OpenAsync(live: false);
        var (first, second) = ((await world.ProductAsync(10)).Sku, (await world.ProductAsync(10)).Sku);
        var order = world.Order(first, second, quantity: 4);
        var document = await world.SubmitAsync(order);
        var amend = Amend(world.Order(first, second, quantity: 6, order.Order.Ref.Id), document);
        world.Breaker!.BreakAt(2, afterCommit: true);
        await Assert.ThrowsAnyAsync<ConnectorException>(() => world.ApplyAsync(amend));
        Assert.NotEqual(order.Key.ShortForm(), await OriginAsync(world, document));
        await world.ShipAsync(document);

        Assert.Equal("already-shipped", Assert.IsType<EffectResult.Refused>(await world.ApplyAsync(amend)).Code);
        Assert.Equal(order.Key.ShortForm(), await OriginAsync(world, document));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Amend_RefusedOnTheWay_KeepsItsGoodsUntilAPersonDecides(bool live)
    {
        await using var world = await OdooWorld.OpenAsync(live);
        var (first, second) = ((await world.ProductAsync(10)).Sku, (await world.ProductAsync(10)).Sku);
        var (calledOff, calledOffFirst) = await RefusedAsync();
        await CallAsync(calledOff, "action_cancel");
        Assert.Equal((10m, 0m, 0m), await StockAsync(world, calledOffFirst));
        Assert.Equal((DocumentStage.Cancelled, false), await StandsAsync(calledOff));

        (first, second) = ((await world.ProductAsync(10)).Sku, (await world.ProductAsync(10)).Sku);
        var (confirmed, confirmedFirst) = await RefusedAsync();
        await CallAsync(confirmed, "action_confirm");
        Assert.Equal((7m, 3m, 0m), await StockAsync(world, confirmedFirst));
        Assert.Equal((DocumentStage.Confirmed, false), await StandsAsync(confirmed));

        async Task<(Receipt Document, string First)> RefusedAsync()
        {
            var order = world.Order(first, second, quantity: 4);
            var document = await world.SubmitAsync(order);
            var wanted = world.Order(first, second, quantity: 3, order.Order.Ref.Id);
            var wrong = wanted with { Order = wanted.Order with { Totals = wanted.Order.Totals with { Grand = wanted.Order.Totals.Grand + new Amounts.Money(50, Shop.Usd.Currency) } } };
            Assert.Equal("money-differs", Assert.IsType<EffectResult.Refused>(await world.ApplyAsync(Amend(wrong, document))).Code);
            Assert.Equal((7m, 3m, 3m), await StockAsync(world, first));
            Assert.Equal((DocumentStage.Draft, true), await StandsAsync(document));
            return (document, first);
        }

        async Task<(DocumentStage Stage, bool Withholds)> StandsAsync(Receipt document)
        {
            var read = await ReadAsync(world, document);
            return (read.Stage, read.WithholdsStock);
        }

        Task CallAsync(Receipt document, string method) =>
            world.Client.CallAsync("sale.order", method, [OdooFormat.ParseId(document.Document.Id)], null, OdooWorld.Token);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Amend_ShippedInvoicedLockedOrCancelled_IsRefusedAndChangesNothing(bool live)
    {
        await using var world = await OdooWorld.OpenAsync(live);
        var (first, second) = ((await world.ProductAsync(50)).Sku, (await world.ProductAsync(50)).Sku);

        Assert.Equal("already-shipped", await RefusedAsync(async (_, document) => await world.ShipAsync(document)));
        Assert.Equal("already-invoiced", await RefusedAsync(async (order, document) => await world.ApplyAsync(OdooWorld.Invoice(order, document))));
        Assert.Equal("order-locked", await RefusedAsync((_, document) => CallAsync(document, "action_lock")));
        Assert.Equal("document-cancelled", await RefusedAsync((_, document) => CallAsync(document, "action_cancel")));

        async Task<string> RefusedAsync(Func<SubmitOrder, Receipt, Task> before)
        {
            var order = world.Order(first, second);
            var document = await world.SubmitAsync(order);
            await before(order, document);
            var refused = Assert.IsType<EffectResult.Refused>(await world.ApplyAsync(Amend(world.Order(first, second, 5, order.Order.Ref.Id), document)));
            Assert.Equal(2m, (await LinesAsync(world, document))[0].ProductUomQty);
            return refused.Code;
        }

        Task CallAsync(Receipt document, string method) =>
            world.Client.CallAsync("sale.order", method, [OdooFormat.ParseId(document.Document.Id)], null, OdooWorld.Token);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Cancel_Open_CancelsWithItsDeliveriesOnce(bool live)
    {
        await using var world = await OdooWorld.OpenAsync(live);
        var order = await world.OrderAsync(stock: 10);
        var document = await world.SubmitAsync(order);
        var cancel = new CancelOrder(EffectKey.For(order.Order.Ref, "cancel", OdooWorld.Erp), order.Order.Ref, document.Document, order.Key, "Changed <b>mind</b>");

        Assert.IsType<Finding.Nothing>(await world.FindAsync(cancel));
        Assert.Equal(DocumentStage.Cancelled, Assert.IsType<EffectResult.Reached>(await world.ApplyAsync(cancel)).Receipt.Stage);
        Assert.Equal(DocumentStage.Cancelled, Assert.IsType<EffectResult.Reached>(await world.ApplyAsync(cancel)).Receipt.Stage);

        Assert.IsType<Finding.Complete>(await world.FindAsync(cancel));
        Assert.All(await PickingsAsync(world, document), picking => Assert.Equal("cancel", picking.State));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Cancel_DeliveredOrInvoiced_IsRefused(bool live)
    {
        await using var world = await OdooWorld.OpenAsync(live);
        var shipped = await world.OrderAsync(stock: 10);
        var shippedDocument = await world.SubmitAsync(shipped);
        await world.ShipAsync(shippedDocument, 1);
        var invoiced = await world.OrderAsync();
        var invoicedDocument = await world.SubmitAsync(invoiced);
        await world.ApplyAsync(OdooWorld.Invoice(invoiced, invoicedDocument));

        Assert.Equal("already-shipped", await CodeAsync(shipped, shippedDocument));
        Assert.Equal("already-invoiced", await CodeAsync(invoiced, invoicedDocument));

        async Task<string> CodeAsync(SubmitOrder order, Receipt document) => Assert.IsType<EffectResult.Refused>(await world.ApplyAsync(
            new CancelOrder(EffectKey.For(order.Order.Ref, "cancel", OdooWorld.Erp), order.Order.Ref, document.Document, order.Key, string.Empty))).Code;
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Return_ByDisposition_ComesBackOnceAndNoMoreThanDelivered(bool live)
    {
        await using var world = await OdooWorld.OpenAsync(live);
        var order = world.Order((await world.ProductAsync(20)).Sku, (await world.ProductAsync(20)).Sku, quantity: 5);
        var document = await world.SubmitAsync(order);
        var early = OdooWorld.Return(order, document, new ReturnLine("1", "x", 1, ReturnDisposition.Restock));
        Assert.Equal("more-than-delivered", Assert.IsType<EffectResult.Refused>(await world.ApplyAsync(early)).Code);
        await world.ShipAsync(document);
        var back = OdooWorld.Return(order, document, new ReturnLine("1", "x", 2, ReturnDisposition.Restock), new ReturnLine("1", "x", 1, ReturnDisposition.Scrap));

        var received = Assert.IsType<EffectResult.Reached>(await world.ApplyAsync(back)).Receipt;
        var again = Assert.IsType<EffectResult.Reached>(await world.ApplyAsync(back)).Receipt;

        Assert.Equal((DocumentStage.Posted, received.Document), (received.Stage, again.Document));
        Assert.IsType<Finding.Complete>(await world.FindAsync(back));
        Assert.Equal(2m, (await LinesAsync(world, document))[0].QtyDelivered);
        Assert.Equal(1, await world.Client.SearchCountAsync("stock.scrap", OdooDomain.Equal("origin", back.Key.ShortForm()).And(OdooDomain.Equal("state", "done")), OdooWorld.Token));
        var rest = back with { Key = EffectKey.For(back.Return.Ref, "return", OdooWorld.Erp, "b"), Return = back.Return with { Lines = [new ReturnLine("1", "x", 3, ReturnDisposition.Restock)] } };
        Assert.Equal("more-than-delivered", Assert.IsType<EffectResult.Refused>(await world.ApplyAsync(rest)).Code);
        var inspect = rest with { Return = back.Return with { Lines = [new ReturnLine("1", "x", 1, ReturnDisposition.Inspect)] } };
        Assert.Equal("no-inspection-location", Assert.IsType<EffectResult.Refused>(await world.ApplyAsync(inspect)).Code);
    }

    private static AmendOrder Amend(SubmitOrder order, Receipt document) => new(
        EffectKey.For(order.Order.Ref, "amend", OdooWorld.Erp), order.Order, document.Document, order.Key, order.Customer, order.Codes);

    private static async Task<(decimal Quantity, decimal? Reserved, decimal Withheld)> StockAsync(OdooWorld world, string sku)
    {
        var warehouse = (await world.Client.SearchReadAsync<OdooWarehouse>(OdooDomain.All, new OdooQuery { Order = "id" }, OdooWorld.Token))[0];
        var level = Assert.Single(await world.Get<IStockSource>().ReadAsync([warehouse.Code!], [sku], OdooWorld.Token).ToListAsync(OdooWorld.Token));
        return (level.Quantity, level.Reserved, level.Withheld);
    }

    /// <summary>The whole order; how far it got is the same when that alone is asked for.</summary>
    private static async Task<SalesOrder> ReadAsync(OdooWorld world, Receipt document)
    {
        var order = (await world.Get<IReader<SalesOrder>>().ReadAsync(document.Document, OdooWorld.Token))!.Value;
        var (whole, progress) = (SalesOrderProgress.Of(order), (await world.Get<IReader<SalesOrderProgress>>().ReadAsync(document.Document, OdooWorld.Token))!.Value);
        Assert.Equal(whole.Lines, progress.Lines);
        Assert.Equal(whole, progress with { Lines = whole.Lines });
        return order;
    }

    private static async Task<string?> OriginAsync(OdooWorld world, Receipt document) =>
        (await world.Client.FindAsync<OdooSaleOrder>(OdooFormat.ParseId(document.Document.Id), OdooWorld.Token))!.Origin;

    private static Task<List<OdooSaleOrderLine>> LinesAsync(OdooWorld world, Receipt document) => world.Client.SearchReadAsync<OdooSaleOrderLine>(
        OdooDomain.Equal("order_id", OdooFormat.ParseId(document.Document.Id)), new OdooQuery { Order = "id" }, OdooWorld.Token);

    private static Task<List<OdooPicking>> PickingsAsync(OdooWorld world, Receipt document) => world.Client.SearchReadAsync<OdooPicking>(
        OdooDomain.Equal("sale_id", OdooFormat.ParseId(document.Document.Id)), new OdooQuery { Order = "id" }, OdooWorld.Token);
}
