using Retail.Connectors.Changes;
using Retail.Connectors.Refunds;

namespace Retail.Connectors.WooCommerce.Tests.Simulated;

public class RefundChangesTests
{
    [Fact]
    public async Task Feed_RefundsOfAnyOrder_AreToldInCanonicalForm()
    {
        await using var shop = new SimulatedShop();
        shop.Create("taxes", """{"country":"US","state":"CA","rate":"10","name":"Tax"}""");
        var product = shop.Create("products", """{"name":"P","regular_price":"10.00","manage_stock":true,"stock_quantity":9}""");
        var order = shop.Send("POST", "orders", $$"""
            {"set_paid":true,"line_items":[{"product_id":{{product}},"quantity":3}],"shipping_lines":[{"method_id":"flat","method_title":"Flat","total":"5.00"}],
             "fee_lines":[{"name":"Gift","total":"2.00"}],"billing":{"country":"US","state":"CA","postcode":"90001"} }
            """);
        var (id, line, shipping) = (order["id"]!.GetValue<long>(), order["line_items"]![0]!["id"]!.GetValue<long>(), order["shipping_lines"]![0]!["id"]!.GetValue<long>());
        var rate = order["tax_lines"]![0]!["rate_id"]!.GetValue<long>();
        var whole = shop.Create($"orders/{id}/refunds", $$"""
            {"amount":"11.00","reason":"Dents & dings","api_refund":false,"line_items":[{"id":{{line}},"quantity":1,"refund_total":10.00,"refund_tax":[{"id":{{rate}},"refund_total":1.00}]}]}
            """);
        var carriage = shop.Create($"orders/{id}/refunds", $$"""{"amount":"2.00","api_refund":false,"line_items":[{"id":{{shipping}},"refund_total":2.00}]}""");
        var money = shop.Create($"orders/{id}/refunds", """{"amount":"1.50","api_refund":false}""");

        var told = await shop.ValuesAsync<Refund>();

        Assert.Equal([Text(whole), Text(carriage), Text(money)], told.Keys.Order(StringComparer.Ordinal));
        var goods = told[Text(whole)];
        Assert.Equal((SimulatedShop.Ref(EntityKind.Order, id), 11m, "USD", "Dents & dings"), (goods.Order, goods.Amount.Amount, goods.Amount.Currency.Value, goods.Reason));
        var returned = Assert.Single(goods.Lines);
        Assert.Equal((Text(line), 1m, 10m, true), (returned.OrderLineId, returned.Quantity, returned.Net.Amount, returned.Restock));
        Assert.Equal((Text(rate), 1m), (Assert.Single(returned.Taxes).RateId, returned.Taxes[0].Amount.Amount));
        var sent = Assert.Single(told[Text(carriage)].Lines);
        Assert.Equal((Text(shipping), 0m, 2m, false), (sent.OrderLineId, sent.Quantity, sent.Net.Amount, sent.Restock));
        Assert.Empty(told[Text(money)].Lines);
        Assert.Equal(1.5m, told[Text(money)].Amount.Amount);
    }

    [Fact]
    public async Task Feed_LaterRefunds_AreToldAndReadTheSame()
    {
        await using var shop = new SimulatedShop(recorded: true, configure: options => options.PageSize = 7);
        var first = await shop.DrainAsync<Refund>();
        var listed = shop.Simulator.Orders.SelectMany(order => order["refunds"]!.AsArray().Select(refund => refund!["id"]!.ToString())).Order(StringComparer.Ordinal);
        Assert.Equal(listed, first.Select(item => Assert.IsType<FeedItem<Refund>.Seen>(item).Ref.Id).Order(StringComparer.Ordinal));

        shop.Time.Advance(TimeSpan.FromHours(1));
        var made = shop.Create("orders/84/refunds", """{"amount":"0.01","api_refund":false,"meta_data":[{"key":"_retail_effect","value":"KEY"}]}""");
        var later = (await shop.DrainAsync<Refund>()).OfType<FeedItem<Refund>.Seen>().ToList();

        var seen = Assert.Single(later, item => item.Ref.Id == Text(made));
        var read = await shop.ReadAsync<Refund>(EntityKind.Refund, made);
        Assert.Equal((seen.Ref, seen.Revision), (read!.Ref, read.Revision));
        Assert.Equal(("KEY", "KEY"), (seen.Value!.Key, read.Value.Key));
        Assert.All(first.OfType<FeedItem<Refund>.Seen>(), item => Assert.Empty(item.Value!.Key));
        Assert.Contains(await shop.CensusAsync<Refund>(), entry => entry.Ref == seen.Ref && entry.Key == "KEY" && entry.Total == read.Value.Amount);
    }

    [Fact]
    public async Task Census_RefundThatWasDeleted_IsMissingWhereTheFeedIsSilent()
    {
        await using var shop = new SimulatedShop(recorded: true);
        await shop.DrainAsync<Refund>();
        var before = await shop.CensusAsync<Refund>();
        var gone = shop.Simulator.Refunds[0];
        var (id, order) = (gone["id"]!.GetValue<long>(), gone["parent_id"]!.GetValue<long>());

        shop.Send("DELETE", $"orders/{order}/refunds/{id}", query: "&force=true");

        Assert.DoesNotContain(await shop.DrainAsync<Refund>(), item => item is FeedItem<Refund>.Gone);
        Assert.Equal([SimulatedShop.Ref(EntityKind.Refund, id)], before.Select(entry => entry.Ref).Except((await shop.CensusAsync<Refund>()).Select(entry => entry.Ref)));
        Assert.Null(await shop.ReadAsync<Refund>(EntityKind.Refund, id));
        Assert.Contains("census", Gaps<Refund>(shop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Census_RefundsOfOrdersInTheTrash_HaveTheirCurrency()
    {
        await using var shop = new SimulatedShop();
        var order = shop.Create("orders", """{"currency":"EUR","set_paid":true,"fee_lines":[{"name":"x","total":"9.00"}]}""");
        var refund = shop.Create($"orders/{order}/refunds", """{"amount":"4.00","api_refund":false}""");
        shop.Send("DELETE", $"orders/{order}");

        var entry = Assert.Single(await shop.CensusAsync<Refund>());

        Assert.Equal((Text(refund), "4.00 EUR"), (entry.Ref.Id, FormattableString.Invariant($"{entry.Total!.Value.Amount:0.00} {entry.Total.Value.Currency}")));
    }

    private static string Gaps<T>(SimulatedShop shop)
        where T : class =>
        Microsoft.Extensions.DependencyInjection.ServiceProviderKeyedServiceExtensions.GetRequiredKeyedService<IChangeFeed<T>>(shop.Host, TestShop.Name).Gaps;

    private static string Text(long id) => id.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
