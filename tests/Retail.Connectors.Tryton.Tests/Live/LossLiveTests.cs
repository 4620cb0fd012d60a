using System.Globalization;
using Retail.Connectors.Documents;
using Retail.Connectors.Effects;
using Retail.Connectors.Orders;
using Retail.Connectors.Returns;
using Retail.Connectors.Tryton.Rpc;

namespace Retail.Connectors.Tryton.Tests.Live;

/// <summary>
/// Every write of every command loses its answer once, after the server carried it out: the attempt ends there, and the next one
/// has to find what stands and to finish it, once.
/// </summary>
[Collection(LiveCollection.Name)]
public sealed class LossLiveTests(LiveTryton tryton)
{
    private const int MostWrites = 20;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public Task SubmitOrder_AnyAnswerLost_EndsInOneSale() => LoseEachAsync("submit", async id =>
    {
        var customer = Shop.Customer($"{tryton.Run}-{id}");
        await tryton.ReachAsync(customer);
        return Shop.Order(
            $"{tryton.Run}-{id}", customer, [.. Enumerable.Range(1, 3).Select(n => Shop.Line(n.ToString(CultureInfo.InvariantCulture), "MUG-1", 1, 0.50m, ("1", 0.10m)))],
            shipping: Shop.Home with { Line1 = $"Gasse {id}" });
    }, async command =>
    {
        var sales = await tryton.Client.SearchReadAsync(TrytonModels.Sales, TrytonDomain.Equal("web_id", command.Key.ShortForm()), null, Cancel);
        Assert.Equal((4, 1, 1), (Assert.Single(sales).Lines.Length, sales[0].Shipments.Length, sales[0].Invoices.Length));
    });

    [Fact]
    public Task EnsureCustomer_AnyAnswerLost_EndsInOneParty() => LoseEachAsync(
        "ensure", id => Task.FromResult(Shop.Customer($"{tryton.Run}-{id}")),
        async command => Assert.Equal(1, await tryton.Client.SearchCountAsync("party.party", TrytonDomain.Equal("code", command.Key.ShortForm()), Cancel)));

    [Fact]
    public Task CancelOrder_AnyAnswerLost_EndsCancelled() => LoseEachAsync("cancel", async id =>
    {
        var (order, sale) = await tryton.SubmitAsync(id);
        return new CancelOrder(EffectKey.For(order.Order.Ref, "cancel", Shop.Erp), order.Order.Ref, sale.Document, order.Key, string.Empty);
    }, static _ => Task.CompletedTask);

    [Fact]
    public Task PostInvoice_AnyAnswerLost_EndsInOneInvoice() => LoseEachAsync("invoice", async id =>
    {
        var (order, sale) = await tryton.SubmitAsync(id);
        return BookLiveTests.InvoiceOf(order, sale) with { Totals = BookLiveTests.Totals(24.00m, 4.57m) };
    }, command => HasOneAsync(EntityKind.Invoice, command.Key));

    [Fact]
    public async Task PostPayment_AnyAnswerLost_IsBookedOnce()
    {
        var (order, sale) = await tryton.SubmitAsync("payment");
        var invoice = await tryton.ReachAsync(BookLiveTests.InvoiceOf(order, sale));
        await LoseEachAsync(
            "payment", id => Task.FromResult(BookLiveTests.PaymentOf(order, invoice, id, 1m)), command => HasOneAsync(EntityKind.Payment, command.Key));
    }

    [Fact]
    public async Task PostCredit_AnyAnswerLost_EndsInOneCreditNote()
    {
        var (order, sale) = await tryton.SubmitAsync("credit");
        var invoice = await tryton.ReachAsync(BookLiveTests.InvoiceOf(order, sale));
        await LoseEachAsync(
            "credit", id => Task.FromResult(BookLiveTests.CreditOf(
                order, sale, invoice, id, [new DocumentLine(string.Empty, "goodwill", 0, Shop.Amount(1.00m), Shop.TaxesOf(("1", 0.20m)))], 1.00m, 0.20m)),
            command => HasOneAsync(EntityKind.CreditNote, command.Key));
    }

    [Fact]
    public async Task ReceiveReturn_AnyAnswerLost_EndsInOneReturn()
    {
        var customer = Shop.Customer($"{tryton.Run}-back");
        await tryton.ReachAsync(customer);
        var order = Shop.Order($"{tryton.Run}-back", customer, [Shop.Line("1", "MUG-1", 40, 200.00m, ("1", 38.00m))]);
        var sale = await tryton.ReachAsync(order);
        await tryton.ShipAsync(sale);
        await LoseEachAsync(
            "return", id => Task.FromResult(BookLiveTests.ReturnOf(order, sale, id, (1m, ReturnDisposition.Restock), (1m, ReturnDisposition.Scrap))),
            command => HasOneAsync(EntityKind.Return, command.Key));
    }

    private async Task HasOneAsync(EntityKind kind, EffectKey key)
    {
        var found = await tryton.Service<IDocumentIndex>().FindAsync(kind, [key.ShortForm()], Cancel);
        Assert.Equal(DocumentStage.Posted, Assert.Single(found[key.ShortForm()]).Stage);
    }

    private async Task LoseEachAsync<T>(string name, Func<string, Task<T>> make, Func<T, Task> check)
        where T : ICommand
    {
        for (var write = 1; write <= MostWrites; write++)
        {
            var command = await make($"{name}-{write.ToString(CultureInfo.InvariantCulture)}");
            tryton.Losses.LoseWrite(write);
            try
            {
                _ = await tryton.RunAsync(command);
            }
            catch (ConnectorException exception)
            {
                Assert.Equal(ConnectorErrorKind.Ambiguous, exception.Kind);
            }
            finally
            {
                tryton.Losses.Stop();
            }

            var wasLost = tryton.Losses.HasLost;
            var receipt = await tryton.ReachAsync(command);
            await check(command);
            Assert.Equal(receipt.Document, (await tryton.ReachAsync(command)).Document);
            if (!wasLost)
            {
                Assert.True(write > 1, "The command writes nothing.");
                return;
            }
        }

        Assert.Fail($"The command makes more than {MostWrites} writes.");
    }
}
