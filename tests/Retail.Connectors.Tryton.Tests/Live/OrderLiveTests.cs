using Retail.Connectors.Customers;
using Retail.Connectors.Effects;
using Retail.Connectors.Orders;
using Retail.Connectors.Tryton.Rpc;

namespace Retail.Connectors.Tryton.Tests.Live;

/// <summary>Customers and orders on a real server.</summary>
[Collection(LiveCollection.Name)]
public sealed class OrderLiveTests(LiveTryton tryton)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SubmitOrder_New_IsConfirmedWithEqualMoneyAndFoundAgain()
    {
        var customer = Shop.Customer($"{tryton.Run}-a");
        await tryton.ReachAsync(customer);
        var command = Shop.Order(
            $"{tryton.Run}-1", customer, [Shop.Line("29", "MUG-1", 3, 10.00m, ("1", 1.90m)), Shop.Line("30", "MUG-1", 1, 4.99m, ("2", 0.35m))],
            [Shop.Charge("31", ChargeKind.Shipping, 4.19m, ("1", 0.80m))]);

        var receipt = await tryton.ReachAsync(command);

        Assert.Equal(DocumentStage.Confirmed, receipt.Stage);
        Assert.Equal(["29", "30", "31"], receipt.Lines.Keys);
        var sale = Assert.Single(await tryton.Client.SearchReadAsync(
            TrytonModels.Sales, TrytonDomain.Equal("web_id", command.Key.ShortForm()), null, Cancel));
        Assert.Equal((19.18m, 3.05m, 22.23m), (sale.UntaxedAmount, sale.TaxAmount, sale.TotalAmount));
        Assert.Equal("processing", sale.State);
        Assert.Equal(receipt.Document.Id, sale.Id.ToString(System.Globalization.CultureInfo.InvariantCulture));
        var found = Assert.IsType<Finding.Complete>(await tryton.Handler<SubmitOrder>().FindAsync(command, Cancel));
        Assert.Equal(receipt.Document, found.Receipt.Document);
        Assert.Equal(receipt.Lines, found.Receipt.Lines);
        Assert.Equal(receipt.Document, (await tryton.ReachAsync(command)).Document);
        Assert.Equal(receipt.Document, Assert.IsType<EffectResult.Reached>(await tryton.RunAsync(command, look: false)).Receipt.Document);
    }
}
