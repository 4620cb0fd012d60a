using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Retail.Connectors.Changes;
using Retail.Connectors.Effects;
using Retail.Connectors.Orders;
using Retail.Connectors.Prices;
using Retail.Connectors.Refunds;
using Retail.Connectors.Systems;
using Retail.Connectors.Testing.WooCommerce;

namespace Retail.Connectors.WooCommerce.Tests.Simulated;

/// <summary>
/// A shop unlike the recorded one: euro, gross prices, tax rounded once, Berlin time, comma decimals, statuses of its own. No recording shows it; its
/// data is derived from WooCommerce's rules.
/// </summary>
public class GermanShopTests
{
    private static readonly WooShopSettings German = new()
    {
        Currency = "EUR",
        Country = "DE",
        City = "Köln",
        Postcode = "50667",
        PricesIncludeTax = true,
        RoundsAtSubtotal = true,
        DecimalSeparator = ',',
        TimeZone = DateTimeZoneProviders.Tzdb["Europe/Berlin"],
        OwnOrderStatuses = new Dictionary<string, string>(StringComparer.Ordinal) { ["verpackt"] = "Verpackt", ["zahlung-pruefen"] = "Zahlung prüfen" },
    };

    /// <summary>Seven lines whose net amounts are shown rounded miss the total by a cent; that is how such a shop counts, and no error.</summary>
    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public async Task Orders_OfEachRoundingAndBasis_AddUp(bool gross, bool atSubtotal)
    {
        await using var shop = new SimulatedShop(German with { PricesIncludeTax = gross, RoundsAtSubtotal = atSubtotal });
        var ids = Baskets(shop);

        foreach (var id in ids)
        {
            var order = (await shop.ReadAsync<Order>(EntityKind.Order, id))!.Value;
            Assert.Equal(
                (atSubtotal ? TaxRounding.AtSubtotal : TaxRounding.PerLine, gross ? PriceBasis.Gross : PriceBasis.Net, 2, "EUR"),
                (order.TaxRounding, order.PriceBasis, order.Currency.Digits, order.Currency.Currency.Value));
            Assert.Equal([], order.Verify().Select(found => found.ToString()));
            Assert.Equal(order.Totals.Grand.Amount, order.Totals.Goods.Amount + order.Totals.Charges.Amount + order.Totals.Tax.Amount);
        }
    }

    [Fact]
    public async Task Orders_RoundedOnceButTakenPerLine_DoNotAddUp()
    {
        await using var shop = new SimulatedShop(German, options =>
        {
            options.TaxRounding = TaxRounding.PerLine;
            options.CurrencyDigits["EUR"] = 2;
        });
        var ids = Baskets(shop);

        var wrong = new List<string>();
        foreach (var id in ids)
        {
            wrong.AddRange((await shop.ReadAsync<Order>(EntityKind.Order, id))!.Value.Verify().Select(found => found.Code));
        }

        Assert.NotEmpty(wrong);
        var described = await shop.Host.GetRequiredKeyedService<ISystemDescription>(TestShop.Name).DescribeAsync(SimulatedShop.Token);
        Assert.Contains(described.Gaps, gap => gap.Contains("TaxRounding says PerLine", StringComparison.Ordinal));
    }

    /// <summary>The slack of a shop that rounds once lets no more slip than its rounding: a cent too many on a short order is still seen.</summary>
    [Fact]
    public async Task Verify_OrderOfAShopThatRoundsOnce_StillSeesAWrongAmount()
    {
        await using var shop = new SimulatedShop(German);
        var order = (await shop.ReadAsync<Order>(EntityKind.Order, Baskets(shop)[0]))!.Value;
        var cents = order.Totals.Grand with { Amount = 0.05m };

        Assert.NotEmpty((order with { Lines = order.Lines.SetItem(0, order.Lines[0] with { Net = order.Lines[0].Net + cents }) }).Verify());
        Assert.NotEmpty((order with { Totals = order.Totals with { Tax = order.Totals.Tax + cents } }).Verify());
        Assert.NotEmpty((order with { Totals = order.Totals with { Grand = order.Totals.Grand + cents } }).Verify());
        Assert.NotEmpty((order with { Totals = order.Totals with { Goods = order.Totals.Goods + cents } }).Verify());
    }

    [Fact]
    public async Task Feed_OwnStatusesUmlautsAndLocalTime_AreRead()
    {
        await using var shop = new SimulatedShop(German);
        var order = shop.Create("orders", """
            {"status":"verpackt","set_paid":false,"billing":{"first_name":"Jürgen","last_name":"Groß","company":"Müller & Söhne GmbH","city":"Köln","country":"DE","email":"j@example.de"},
             "customer_note":"Bitte „vorsichtig“ – danke","fee_lines":[{"name":"Treuerabatt","total":"-1.50"}],"meta_data":[{"key":"_order_number","value":"2027-0815"},{"key":"_gewicht","value":"1,25"}]}
            """);

        var seen = Assert.IsType<FeedItem<Order>.Seen>(Assert.Single(await shop.DrainAsync<Order>()));

        var read = seen.Value!;
        Assert.Equal((OrderLifecycle.Unknown, PaymentState.Unpaid, "verpackt"), (read.Lifecycle, read.Payment, read.SourceStatus));
        Assert.Equal(("Jürgen Groß", "Müller & Söhne GmbH", "Köln", "Bitte „vorsichtig“ – danke"), (read.Buyer.Billing.DisplayName, read.Buyer.Billing.Company, read.Buyer.Billing.City, read.CustomerNote));
        Assert.Equal(Instant.FromUtc(2027, 3, 1, 12, 0), read.PlacedAt);
        Assert.Equal(-1.5m, Assert.Single(read.Charges).Net.Amount);
        Assert.Equal("2027-03-01T13:00:00", shop.Send("GET", $"orders/{order}")["date_created"]!.GetValue<string>());
        Assert.Contains(await shop.CensusAsync<Order>(), entry => entry.Ref == seen.Ref && entry.State == "verpackt");
    }

    [Fact]
    public async Task Settings_ThreeDigitsOrNone_AreTheShops()
    {
        await using var dinar = new SimulatedShop(new WooShopSettings { Currency = "KWD", Decimals = 3, Country = "KW" });
        await using var yen = new SimulatedShop(new WooShopSettings { Currency = "JPY", Decimals = 2, Country = "JP" });
        var fee = """{"fee_lines":[{"name":"x","total":"7"}]}""";

        Assert.Equal(3, (await dinar.ReadAsync<Order>(EntityKind.Order, dinar.Create("orders", fee)))!.Value.Currency.Digits);
        Assert.Equal(2, (await yen.ReadAsync<Order>(EntityKind.Order, yen.Create("orders", fee)))!.Value.Currency.Digits);
        Assert.Equal(2, (await yen.ReadAsync<Order>(EntityKind.Order, yen.Create("orders", """{"currency":"EUR","fee_lines":[{"name":"x","total":"7"}]}""")))!.Value.Currency.Digits);
    }

    [Fact]
    public async Task Settings_MayNotBeRead_OrdersAreReadAllTheSame()
    {
        using var shop = new Commands.ScriptedShop();
        var forbidden = """{"code":"woocommerce_rest_cannot_view","message":"Sorry, you cannot list resources.","data":{"status":403}}""";
        shop.On("GET", "/settings/tax", _ => System.Text.Json.Nodes.JsonNode.Parse(forbidden)!, 403).On("GET", "/orders/7", """
            {"id":7,"number":"7","status":"processing","currency":"JPY","date_created_gmt":"2027-01-01T00:00:00","total":"0","total_tax":"0","discount_total":"0","shipping_total":"0"}
            """);
        await using var host = shop.Host();

        var order = await host.GetRequiredKeyedService<IReader<Order>>(TestShop.Name).ReadAsync(SimulatedShop.Ref(EntityKind.Order, 7), SimulatedShop.Token);

        Assert.Equal((TaxRounding.PerLine, 0), (order!.Value.TaxRounding, order.Value.Currency.Digits));
    }

    [Fact]
    public async Task Settings_AreReadOnceAnHour()
    {
        await using var shop = new SimulatedShop(German);
        var order = shop.Create("orders", """{"fee_lines":[{"name":"x","total":"7"}]}""");
        var reads = 0;
        shop.Handler.BeforeCarriedOut = call =>
        {
            reads += call.Request.Path.Contains("/settings/", StringComparison.Ordinal) ? 1 : 0;
            return Task.CompletedTask;
        };

        for (var read = 0; read < 5; read++)
        {
            await shop.ReadAsync<Order>(EntityKind.Order, order);
        }

        Assert.Equal(2, reads);
        shop.Time.Advance(TimeSpan.FromHours(1));
        await shop.ReadAsync<Order>(EntityKind.Order, order);
        Assert.Equal(4, reads);
    }

    [Fact]
    public async Task Commands_InEuroAndWithAComma_AreCarriedOut()
    {
        await using var shop = new SimulatedShop(German);
        var product = shop.Create("products", """{"name":"Tasse","sku":"T","regular_price":"19,99"}""");
        var order = shop.Create("orders", $$"""{"set_paid":true,"billing":{"country":"DE","postcode":"10115"},"line_items":[{"product_id":{{product}},"quantity":3}]}""");
        var refund = CommandCase.Refund(order, 19.99m);
        refund = refund with { Refund = refund.Refund with { Amount = new Amounts.Money(19.99m, new Amounts.CurrencyCode("EUR")) } };
        var price = new PublishPrice(CommandCase.Key("price"), CommandCase.Product(product), null, new Amounts.Money(21.5m, new Amounts.CurrencyCode("EUR")), null);

        await TestCulture("de-DE", async () =>
        {
            Assert.IsType<EffectResult.Reached>(await CommandCase.ApplyAsync(shop, refund));
            Assert.IsType<EffectResult.Reached>(await CommandCase.ApplyAsync(shop, price));
        });

        Assert.Equal(19.99m, (await shop.ValuesAsync<Refund>()).Values.Single().Amount.Amount);
        Assert.Equal(21.5m, (await shop.Client.Products.GetAsync(product, SimulatedShop.Token)).RegularPrice);
    }

    private static async Task TestCulture(string name, Func<Task> act)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(name);
        Assert.Equal(",", CultureInfo.CurrentCulture.NumberFormat.NumberDecimalSeparator);
        try
        {
            await act();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static List<long> Baskets(SimulatedShop shop)
    {
        shop.Create("taxes", """{"country":"DE","rate":"19","name":"19 % MwSt."}""");
        shop.Create("taxes", """{"country":"DE","rate":"7","name":"7 % MwSt.","class":"reduced-rate"}""");
        shop.Create("coupons", """{"code":"zehn","discount_type":"percent","amount":"10"}""");
        var cheap = shop.Create("products", """{"name":"Knopf","regular_price":"0,99"}""");
        var cup = shop.Create("products", """{"name":"Tasse","regular_price":"19,99"}""");
        var book = shop.Create("products", """{"name":"Buch","regular_price":"4,49","tax_class":"reduced-rate"}""");
        var seven = string.Join(',', Enumerable.Repeat($$"""{"product_id":{{cheap}},"quantity":1}""", 7));
        string[] bodies =
        [
            $$"""{"line_items":[{"product_id":{{cup}},"quantity":3},{"product_id":{{cheap}},"quantity":1}]""",
            $$"""{"line_items":[{{seven}}]""",
            $$"""{"line_items":[{{seven}},{"product_id":{{book}},"quantity":7},{"product_id":{{book}},"quantity":2}]""",
            $$"""{"line_items":[{"product_id":{{cup}},"quantity":1},{"product_id":{{book}},"quantity":5}],"coupon_lines":[{"code":"zehn"}]""",
            $$"""{"line_items":[{{seven}},{"product_id":{{book}},"quantity":3}],"coupon_lines":[{"code":"zehn"}],"shipping_lines":[{"method_id":"flat","method_title":"Versand","total":"4.11"}],"fee_lines":[{"name":"Treuerabatt","total":"-0.50"}]""",
        ];
        return [.. bodies.Select(body => shop.Create("orders", body + ""","set_paid":true,"billing":{"country":"DE","postcode":"10115"}}"""))];
    }
}
