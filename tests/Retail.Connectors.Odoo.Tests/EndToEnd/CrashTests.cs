using Retail.Connectors.Effects;
using Retail.Connectors.Odoo.Journal;
using Retail.Connectors.Odoo.Orders;
using Retail.Connectors.Odoo.Payments;
using Retail.Connectors.Odoo.Rpc;
using Retail.Connectors.Odoo.Shipments;
using Retail.Connectors.Orders;
using Retail.Connectors.Returns;

namespace Retail.Connectors.Odoo.Tests.EndToEnd;

/// <summary>Each command is broken off at each of its writing calls, before and after it is carried out, and tried again: one document, the right content.</summary>
public sealed class CrashTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Invoice_BrokenAtEachCall_StandsOnce(bool afterCommit)
    {
        var calls = await EveryCallAsync(afterCommit, (world, order, document) => Task.FromResult(OdooWorld.Invoice(order, document)), async (world, invoice, receipt) =>
        {
            Assert.Equal(1, await world.Client.SearchCountAsync<OdooAccountMove>(OdooDomain.Equal("move_type", "out_invoice"), OdooWorld.Token));
            Assert.All(await LinesAsync(world), line => Assert.Equal(line.ProductUomQty, line.QtyInvoiced));
            Assert.Equal(DocumentStage.Posted, receipt.Stage);
            Assert.IsType<Finding.Complete>(await world.FindAsync(invoice));
        });

        Assert.True(calls >= 2, $"{calls} calls were broken");
    }

    [Fact]
    public async Task Invoice_BrokenBeforeItIsPosted_KeepsTheRoundingThatWasProven()
    {
        await using var world = await OdooWorld.OpenAsync(live: false);
        var order = await world.OrderAsync();
        var invoice = OdooWorld.Invoice(order, await world.SubmitAsync(order), OdooWorld.Line("1", 1, 24.50m, ("1", 1.79m), ("2", 0.59m)));
        world.Breaker!.BreakAt(3, afterCommit: false);
        await Assert.ThrowsAsync<ConnectorException>(() => world.ApplyAsync(invoice));
        Assert.Equal("account.move/action_post", world.Breaker.Made[^1]);
        world.Breaker.BreakAt(int.MaxValue, afterCommit: false);

        var receipt = Assert.IsType<EffectResult.Reached>(await world.ApplyAsync(invoice, await world.FindAsync(invoice))).Receipt;

        Assert.Equal([("1", 0.01m)], receipt.Roundings.Select(rounding => (rounding.RateId, rounding.Amount.Amount)));
        Assert.DoesNotContain("account.move/write", world.Breaker.Made);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Payment_BrokenAtEachCall_StandsOnceAndSettles(bool afterCommit)
    {
        var calls = await EveryCallAsync(
            afterCommit,
            async (world, order, document) => OdooWorld.Payment(order, await ReachedAsync(world, OdooWorld.Invoice(order, document)), order.Order.Totals.Grand.Amount),
            async (world, _, _) =>
            {
                Assert.Equal(1, await world.Client.SearchCountAsync<OdooPayment>(OdooDomain.All, OdooWorld.Token));
                var invoice = Assert.Single(await world.Client.SearchReadAsync<OdooAccountMove>(OdooDomain.Equal("move_type", "out_invoice"), null, OdooWorld.Token));
                Assert.Equal(("paid", 0m), (invoice.PaymentState, invoice.AmountResidual));
            });

        Assert.True(calls >= 3, $"{calls} calls were broken");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Credit_BrokenAtEachCall_StandsOnceWithItsLinesOnly(bool afterCommit)
    {
        var calls = await EveryCallAsync(
            afterCommit,
            async (world, order, document) => OdooWorld.Credit(
                order, document, await ReachedAsync(world, OdooWorld.Invoice(order, document)), [OdooWorld.Line("1", 1, 24.50m, ("1", 1.78m), ("2", 0.59m))]),
            async (world, _, receipt) =>
            {
                var credit = Assert.Single(await world.Client.SearchReadAsync<OdooAccountMove>(OdooDomain.Equal("move_type", "out_refund"), null, OdooWorld.Token));
                Assert.Equal((receipt.Document.Id, "posted", 26.87m), (OdooFormat.Id(credit.Id), credit.State, credit.AmountTotal));
            });

        Assert.True(calls >= 2, $"{calls} calls were broken");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Return_BrokenAtEachCall_ComesBackOnce(bool afterCommit)
    {
        var calls = await EveryCallAsync(
            afterCommit,
            async (world, order, document) =>
            {
                await world.ShipAsync(document);
                return OdooWorld.Return(order, document, new ReturnLine("1", "x", 1, ReturnDisposition.Restock), new ReturnLine("1", "x", 1, ReturnDisposition.Scrap));
            },
            async (world, back, _) =>
            {
                Assert.Equal(1, await world.Client.SearchCountAsync<OdooPicking>(OdooDomain.Equal("origin", back.Key.ShortForm()), OdooWorld.Token));
                Assert.Equal(1, await world.Client.SearchCountAsync("stock.scrap", OdooDomain.Equal("state", "done"), OdooWorld.Token));
                Assert.Equal(0m, (await LinesAsync(world))[0].QtyDelivered);
            });

        Assert.True(calls >= 5, $"{calls} calls were broken");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Amend_BrokenAtEachCall_EndsConfirmedWithTheNewContent(bool afterCommit)
    {
        var calls = await EveryCallAsync(
            afterCommit,
            (world, order, document) =>
            {
                var changed = world.Order(order.Order.Lines[0].Sku, order.Order.Lines[1].Sku, quantity: 3, order.Order.Ref.Id);
                return Task.FromResult(new AmendOrder(
                    EffectKey.For(order.Order.Ref, "amend", OdooWorld.Erp), changed.Order, document.Document, order.Key, order.Customer, order.Codes));
            },
            async (world, _, receipt) =>
            {
                Assert.Equal(DocumentStage.Confirmed, receipt.Stage);
                Assert.Equal([3m, 1m, 1m], (await LinesAsync(world)).Select(line => line.ProductUomQty));
                Assert.Single(await world.Client.SearchReadAsync<OdooPicking>(OdooDomain.Where("state", "!=", OdooValue.From("cancel")), null, OdooWorld.Token));
            });

        Assert.True(calls >= 5, $"{calls} calls were broken");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Cancel_BrokenAtEachCall_EndsCancelled(bool afterCommit)
    {
        var calls = await EveryCallAsync(
            afterCommit,
            (_, order, document) => Task.FromResult(
                new CancelOrder(EffectKey.For(order.Order.Ref, "cancel", OdooWorld.Erp), order.Order.Ref, document.Document, order.Key, string.Empty)),
            (_, _, receipt) =>
            {
                Assert.Equal(DocumentStage.Cancelled, receipt.Stage);
                return Task.CompletedTask;
            });

        Assert.True(calls >= 1, $"{calls} calls were broken");
    }

    /// <summary>Breaks call after call, each time in a fresh world, until one run goes through unbroken.</summary>
    private static async Task<int> EveryCallAsync<TCommand>(
        bool afterCommit, Func<OdooWorld, SubmitOrder, Receipt, Task<TCommand>> prepare, Func<OdooWorld, TCommand, Receipt, Task> check)
        where TCommand : ICommand
    {
        for (var call = 1; ; call++)
        {
            await using var world = await OdooWorld.OpenAsync(live: false);
            var order = await world.OrderAsync(stock: 10);
            var command = await prepare(world, order, await world.SubmitAsync(order));
            world.Breaker!.BreakAt(call, afterCommit);
            EffectResult? result = null;
            try
            {
                result = await world.ApplyAsync(command);
            }
            catch (ConnectorException exception)
            {
                Assert.True(exception.Kind is ConnectorErrorKind.Ambiguous or ConnectorErrorKind.Unavailable, exception.Message);
            }

            var isUnbroken = !world.Breaker.HasBroken;
            world.Breaker.BreakAt(int.MaxValue, afterCommit);
            result ??= await world.ApplyAsync(command, await world.FindAsync(command));
            await check(world, command, Assert.IsType<EffectResult.Reached>(result).Receipt);
            if (isUnbroken)
            {
                return call - 1;
            }
        }
    }

    private static async Task<Receipt> ReachedAsync<TCommand>(OdooWorld world, TCommand command)
        where TCommand : ICommand => Assert.IsType<EffectResult.Reached>(await world.ApplyAsync(command)).Receipt;

    private static Task<List<OdooSaleOrderLine>> LinesAsync(OdooWorld world) =>
        world.Client.SearchReadAsync<OdooSaleOrderLine>(OdooDomain.All, new OdooQuery { Order = "id" }, OdooWorld.Token);
}
