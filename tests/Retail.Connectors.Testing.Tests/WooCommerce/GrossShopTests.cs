using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using Retail.Connectors.Testing.WooCommerce;

namespace Retail.Connectors.Testing.Tests.WooCommerce;

public sealed class GrossShopTests
{
    public static TheoryData<bool, string, int[]> Baskets => new()
    {
        { false, "19.99", [1] },
        { false, "19.99", [3, 1] },
        { true, "19.99", [3, 1] },
        { true, "0.99", [1, 1, 1, 1, 1, 1, 1] },
        { false, "4.49", [7] },
        { true, "4.49", [7, 2, 5] },
    };

    [Theory]
    [MemberData(nameof(Baskets))]
    public void Handle_OrderOfAGrossShop_CostsWhatTheLabelsSay(bool roundsAtSubtotal, string price, int[] quantities)
    {
        var order = Order(Shop(gross: true, roundsAtSubtotal), price, quantities);

        var labels = decimal.Parse(price, CultureInfo.InvariantCulture) * quantities.Sum();
        Assert.InRange(Amount(order["total"]) - labels, roundsAtSubtotal ? 0m : -0.01m * quantities.Length, roundsAtSubtotal ? 0m : 0.01m * quantities.Length);
        Assert.Equal(Amount(order["total_tax"]), order["tax_lines"]!.AsArray().Sum(line => Amount(line!["tax_total"])));
        Assert.True(order["prices_include_tax"]!.GetValue<bool>());
    }

    [Fact]
    public void Handle_SevenCheapLines_RoundOnceOrSevenTimes()
    {
        // Seven times 0.19 × 0.13 is 0.1729, and seven times 0.02 is 0.14.
        var perLine = Order(Shop(gross: false, roundsAtSubtotal: false), "0.13", [1, 1, 1, 1, 1, 1, 1]);
        var atSubtotal = Order(Shop(gross: false, roundsAtSubtotal: true), "0.13", [1, 1, 1, 1, 1, 1, 1]);

        Assert.Equal(("0.14", "1.05"), (Text(perLine, "total_tax"), Text(perLine, "total")));
        Assert.Equal(("0.17", "1.08"), (Text(atSubtotal, "total_tax"), Text(atSubtotal, "total")));
    }

    [Fact]
    public void Handle_OwnStatusAndCommaAndUnits_AreTheShops()
    {
        var shop = Shop(gross: true, roundsAtSubtotal: false);

        var product = Send(shop, "products", """{"name":"Tasse","regular_price":"12,50"}""");
        var order = Send(shop, "orders", """{"status":"packed"}""");

        Assert.Equal("12.50", Text(product, "regular_price"));
        Assert.Equal("packed", Text(order, "status"));
        Assert.Equal("EUR", Text(order, "currency"));
    }

    private static string Text(JsonNode body, string field) => body[field]!.GetValue<string>();

    private static decimal Amount(JsonNode? node) => decimal.Parse(node!.GetValue<string>(), CultureInfo.InvariantCulture);

    private static JsonNode Order(WooCommerceSimulator shop, string price, int[] quantities)
    {
        var id = Send(shop, "products", $$"""{"name":"P","regular_price":"{{price}}"}""")["id"];
        var lines = string.Join(',', quantities.Select(quantity => string.Create(CultureInfo.InvariantCulture, $$"""{"product_id":{{id}},"quantity":{{quantity}}}""")));
        return Send(shop, "orders", $$"""{"billing":{"country":"DE","postcode":"10115"},"line_items":[{{lines}}]}""");
    }

    private static WooCommerceSimulator Shop(bool gross, bool roundsAtSubtotal)
    {
        var shop = new WooCommerceSimulator(
            new()
            {
                Currency = "EUR",
                Country = "DE",
                PricesIncludeTax = gross,
                RoundsAtSubtotal = roundsAtSubtotal,
                DecimalSeparator = ',',
                OwnOrderStatuses = new Dictionary<string, string>(StringComparer.Ordinal) { ["packed"] = "Verpackt" },
            },
            new FakeTimeProvider());
        Send(shop, "taxes", """{"country":"DE","rate":"19","name":"MwSt."}""");
        return shop;
    }

    private static JsonNode Send(WooCommerceSimulator shop, string path, string body)
    {
        var answer = shop.Handle(new()
        {
            Method = "POST",
            Path = "/wp-json/wc/v3/" + path,
            QueryString = "consumer_key=ck_simulated&consumer_secret=cs_simulated",
            Headers = [new("Content-Type", "application/json")],
            Body = Encoding.UTF8.GetBytes(body),
        });
        Assert.Equal((201, ""), (answer.Status, answer.Status == 201 ? "" : answer.BodyText));
        return JsonNode.Parse(answer.BodyText)!;
    }
}
