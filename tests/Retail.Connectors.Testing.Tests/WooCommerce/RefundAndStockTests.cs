using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Retail.Connectors.Testing.Simulation;
using Retail.Connectors.Testing.WooCommerce;

namespace Retail.Connectors.Testing.Tests.WooCommerce;

public sealed class RefundAndStockTests
{
    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 8)]
    public void Handle_EightFullRefundsInOneSecond_SucceedAsTheShopIsSet(bool misses, int succeed)
    {
        var shop = RecordedShop.Load(RecordedShop.Settings with { MissesParallelRefunds = misses }, RecordedState.Clock());
        var order = Send(shop, "POST", "orders", """{"status":"processing","line_items":[{"product_id":13,"quantity":1}]}""");

        var statuses = Enumerable.Range(0, 8).Select(_ => Answer(
            shop, "POST", $"orders/{order["id"]}/refunds", $$"""{"amount":"{{order["total"]}}","api_refund":false}""").Status).ToArray();

        Assert.Equal(succeed, statuses.Count(status => status == 201));
        Assert.Equal(8 - succeed, statuses.Count(status => status == 500));
        Assert.Equal("refunded", Send(shop, "GET", $"orders/{order["id"]}")["status"]!.GetValue<string>());
    }

    [Fact]
    public void Handle_StatusRefunded_MakesARefundOfTheRestByItself()
    {
        var shop = RecordedShop.Load(time: RecordedState.Clock());
        var order = Send(shop, "POST", "orders", """{"status":"processing","line_items":[{"product_id":13,"quantity":2}]}""");
        Send(shop, "POST", $"orders/{order["id"]}/refunds", """{"amount":"1.00","api_refund":false}""");

        Send(shop, "PUT", $"orders/{order["id"]}", """{"status":"refunded"}""");

        var refunds = JsonNode.Parse(Answer(shop, "GET", $"orders/{order["id"]}/refunds").BodyText)!.AsArray();
        Assert.Equal(
            decimal.Parse(order["total"]!.GetValue<string>(), CultureInfo.InvariantCulture),
            refunds.Sum(refund => decimal.Parse(refund!["amount"]!.GetValue<string>(), CultureInfo.InvariantCulture)));
        Assert.Equal("Order fully refunded.", refunds[0]!["reason"]!.GetValue<string>());
    }

    [Fact]
    public void Handle_LineRemovedAndOrderBackToPending_GivesTheStockBack()
    {
        var shop = RecordedShop.Load(time: RecordedState.Clock());
        var product = Send(shop, "POST", "products", """{"name":"P","regular_price":"1","manage_stock":true,"stock_quantity":10}""")["id"]!.GetValue<long>();
        var order = Send(shop, "POST", "orders", $$"""{"status":"on-hold","line_items":[{"product_id":{{product}},"quantity":3},{"product_id":{{product}},"quantity":2}]}""");
        Assert.Equal(5, Stock());

        Send(shop, "PUT", $"orders/{order["id"]}", $$"""{"line_items":[{"id":{{order["line_items"]![0]!["id"]}},"quantity":0}]}""");
        Assert.Equal(8, Stock());
        Send(shop, "PUT", $"orders/{order["id"]}", """{"status":"pending"}""");
        Assert.Equal(10, Stock());

        long Stock() => Send(shop, "GET", $"products/{product}")["stock_quantity"]!.GetValue<long>();
    }

    [Fact]
    public void Handle_VariationPriceChanged_MovesTheParentAndStockDoesNot()
    {
        var clock = RecordedState.Clock();
        var shop = RecordedShop.Load(time: clock);
        var before = Modified(42);
        clock.Advance(TimeSpan.FromMinutes(1));
        Send(shop, "PUT", "products/42/variations/43", """{"stock_quantity":4}""");
        Assert.Equal(before, Modified(42));

        clock.Advance(TimeSpan.FromMinutes(1));
        Send(shop, "PUT", "products/42/variations/43", """{"regular_price":"3.33"}""");

        Assert.NotEqual(before, Modified(42));
        Assert.Equal("3.33", Send(shop, "GET", "products/42")["price"]!.GetValue<string>());

        string Modified(long id) => Send(shop, "GET", $"products/{id}")["date_modified_gmt"]!.GetValue<string>();
    }

    [Fact]
    public void Handle_UnknownCoupon_LeavesADraftBehind()
    {
        var shop = RecordedShop.Load(time: RecordedState.Clock());

        var answer = JsonNode.Parse(Answer(shop, "POST", "orders", """{"coupon_lines":[{"code":"nope"}],"line_items":[{"product_id":13,"quantity":1}]}""").BodyText)!;

        var draft = Send(shop, "GET", $"orders/{answer["data"]!["new_draft_order_id"]}");
        Assert.Equal("checkout-draft", draft["status"]!.GetValue<string>());
    }

    [Fact]
    public void Handle_AmountPerProduct_TakesItOffTheMeantLinesOnly()
    {
        var shop = RecordedShop.Load(time: RecordedState.Clock());

        var order = Send(shop, "POST", "orders", """{"coupon_lines":[{"code":"PROD2"}],"line_items":[{"product_id":13,"quantity":3},{"product_id":15,"quantity":1}]}""");

        Assert.Equal(["8.97", "4.99"], order["line_items"]!.AsArray().Select(line => line!["total"]!.GetValue<string>()));
        Assert.Equal("6.00", order["discount_total"]!.GetValue<string>());
        var coupon = Assert.Single(shop.Coupons, coupon => coupon["code"]!.GetValue<string>() == "prod2");
        Assert.Equal(1, coupon["usage_count"]!.GetValue<long>());
    }

    private static JsonNode Send(WooCommerceSimulator shop, string method, string path, string body = "")
    {
        var answer = Answer(shop, method, path, body);
        Assert.InRange(answer.Status, 200, 299);
        return JsonNode.Parse(answer.BodyText)!;
    }

    private static SimulatedResponse Answer(WooCommerceSimulator shop, string method, string path, string body = "") => shop.Handle(new()
    {
        Method = method,
        Path = "/wp-json/wc/v3/" + path,
        QueryString = "consumer_key=ck_simulated&consumer_secret=cs_simulated",
        Headers = [new("Content-Type", "application/json")],
        Body = Encoding.UTF8.GetBytes(body),
    });
}
