using System.Globalization;
using NodaTime;
using Retail.Connectors.Effects;
using Retail.Connectors.Tryton.Rpc;

namespace Retail.Connectors.Tryton.Tests.Live;

/// <summary>Many writers at once, on PostgreSQL. A collection of its own, so that both servers are set up at the same time.</summary>
public sealed class ParallelLiveTests(LiveTrytonOnPostgreSql tryton) : IClassFixture<LiveTrytonOnPostgreSql>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SubmitOrder_SixTimesAtOnce_LeavesOneSaleOneShipmentOneInvoice()
    {
        var customer = Shop.Customer($"{tryton.Run}-par");
        var parties = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => TryAsync(customer)));
        var order = Shop.Order(
            $"{tryton.Run}-par", customer, [Shop.Line("1", "MUG-1", 2, 20m, ("1", 3.80m))], shipping: Shop.Home with { Line1 = "Am Hafen 2" });

        var results = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => TryAsync(order)));
        var again = await tryton.ReachAsync(order);

        Assert.Single(parties.OfType<EffectResult.Reached>().Select(result => result.Receipt.Document).Distinct());
        Assert.All(results.OfType<EffectResult.Reached>(), result => Assert.Equal(again.Document, result.Receipt.Document));
        Assert.NotEmpty(results.OfType<EffectResult.Reached>());
        var sale = await tryton.Client.FindAsync(TrytonModels.Sales, long.Parse(again.Document.Id, CultureInfo.InvariantCulture), Cancel);
        Assert.Equal((1, 1, 1), (sale!.Shipments.Length, sale.Invoices.Length, sale.Lines.Length));
        var party = await tryton.Client.FindAsync(TrytonModels.Parties, sale.Party!.Value, Cancel);
        Assert.Equal(2, party!.Addresses.Length);
    }

    [Fact]
    public async Task Orders_OfOneCustomerAtOnce_AreAllConfirmed()
    {
        var customer = Shop.Customer($"{tryton.Run}-many");
        await tryton.ReachAsync(customer);
        var orders = Enumerable.Range(0, 8).Select(number => Shop.Order(
            $"{tryton.Run}-many-{number}", customer, [Shop.Line("1", "MUG-1", 1, 10m, ("1", 1.90m))])).ToList();

        await Task.WhenAll(orders.Select(TryAsync));

        foreach (var order in orders)
        {
            Assert.Equal(DocumentStage.Confirmed, (await tryton.ReachAsync(order)).Stage);
        }

        var keys = orders.ConvertAll(order => order.Key.ShortForm());
        Assert.Equal(8, await tryton.Client.SearchCountAsync("sale.sale", TrytonDomain.In("web_id", keys), Cancel));
    }

    /// <summary>One attempt, blind, as if each were the first. Losing a race is a failure that the engine tries again.</summary>
    private async Task<EffectResult?> TryAsync<T>(T command)
        where T : ICommand
    {
        try
        {
            return await tryton.Handler<T>().ApplyAsync(
                command, new EffectContext(command.Key, null, TimeProvider.System.GetCurrentInstant() + Duration.FromMinutes(2)), Cancel);
        }
        catch (ConnectorException exception) when (exception.Kind is ConnectorErrorKind.Conflict or ConnectorErrorKind.Ambiguous)
        {
            return null;
        }
    }
}
