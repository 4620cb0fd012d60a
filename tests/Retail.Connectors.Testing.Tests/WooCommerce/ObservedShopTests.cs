using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using Retail.Connectors.Testing.WooCommerce;

namespace Retail.Connectors.Testing.Tests.WooCommerce;

/// <summary>What a real shop (WooCommerce 10.0.2) answered where no recording tells.</summary>
public sealed class ObservedShopTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly WooCommerceSimulator _shop;

    public ObservedShopTests() => _shop = new(null, _time);

    [Fact]
    public void Handle_TaxClassOfTheShop_IsAChoiceUntilItIsDeleted()
    {
        Send("POST", "taxes/classes", """{"name":"Books"}""", 201);

        Assert.Equal("books", Text(Send("POST", "taxes", """{"country":"DE","rate":"7","class":"books"}""", 201), "class"));
        Assert.Equal("books", Text(Send("POST", "products", """{"name":"B","tax_class":"books"}""", 201), "tax_class"));

        Send("DELETE", "taxes/classes/books", "{}", 200, "&force=true");
        Assert.Equal("rest_invalid_param", Text(Send("POST", "taxes", """{"class":"books"}""", 400), "code"));
    }

    [Fact]
    public void Handle_WebhookCreatedPaused_IsActive()
    {
        var webhook = Send("POST", "webhooks", """{"topic":"order.updated","delivery_url":"https://host.example/hook","status":"paused"}""", 201);

        Assert.Equal("active", Text(webhook, "status"));
        Assert.Equal("paused", Text(Send("PUT", $"webhooks/{webhook["id"]}", """{"status":"paused"}""", 200), "status"));
    }

    [Fact]
    public void Handle_DraftProduct_HasASlugOnceItIsPublished()
    {
        var product = Send("POST", "products", """{"name":"Shirt & Co","status":"draft","regular_price":"5","description":"A & B"}""", 201);

        Assert.Equal(("", "A &amp; B", true), (Text(product, "slug"), Text(product, "description"), product["purchasable"]!.GetValue<bool>()));
        Assert.Equal("shirt-co", Text(Send("PUT", $"products/{product["id"]}", """{"status":"publish"}""", 200), "slug"));
    }

    [Fact]
    public void Handle_StockNoLongerManaged_AllowsNoBackorders()
    {
        var product = Send("POST", "products", """{"name":"P","manage_stock":true,"stock_quantity":1,"backorders":"notify"}""", 201);

        var changed = Send("PUT", $"products/{product["id"]}", """{"manage_stock":false}""", 200);

        Assert.Equal(("no", false), (Text(changed, "backorders"), changed["backorders_allowed"]!.GetValue<bool>()));
    }

    [Fact]
    public void Handle_VariationOfAnUntaxedProduct_ShowsItsParentsTaxAndPlainAttribute()
    {
        var parent = Send("POST", "products", """{"name":"S","type":"variable","tax_status":"none","attributes":[{"name":"Big Cut","variation":true,"options":["Slim"]}]}""", 201);

        var variation = Send("POST", $"products/{parent["id"]}/variations", """{"attributes":[{"name":"Big Cut","option":"Slim"}]}""", 201);

        Assert.Equal("none", Text(variation, "tax_status"));
        Assert.Equal(("Big Cut", "big-cut"), (Text(variation["attributes"]![0]!, "name"), Text(variation["attributes"]![0]!, "slug")));
        Assert.Equal("Big Cut", Text(parent["attributes"]![0]!, "slug"));
    }

    [Fact]
    public void Handle_NoteWithBackslashes_LosesOneLevelOfThem()
    {
        var order = Send("POST", "orders", "{}", 201);

        var note = Send("POST", $"orders/{order["id"]}/notes", """{"note":"one \\ two \\\\ three &#92;"}""", 201);

        Assert.Equal("one  two \\ three &#92;", Text(note, "note"));
    }

    [Fact]
    public void Handle_PaidOnDelivery_IsCompletedAtOnce()
    {
        Assert.Equal("completed", Text(Send("POST", "orders", """{"set_paid":true,"payment_method":"cod"}""", 201), "status"));
        Assert.Equal("processing", Text(Send("POST", "orders", """{"set_paid":true,"payment_method":"bacs"}""", 201), "status"));
    }

    [Fact]
    public void Handle_FailedOrderInTheTrash_NeedsNoPayment()
    {
        var order = Send("POST", "orders", """{"status":"failed"}""", 201);
        Send("DELETE", $"orders/{order["id"]}", "{}", 200);

        Assert.False(Send("GET", $"orders/{order["id"]}", "", 200)["needs_payment"]!.GetValue<bool>());
    }

    [Fact]
    public void Handle_CouponLinesLeftOut_AreTakenOff()
    {
        Send("POST", "coupons", """{"code":"ten","discount_type":"percent","amount":"10"}""", 201);
        var product = Send("POST", "products", """{"name":"P","regular_price":"30"}""", 201);
        var order = Send("POST", "orders", $$"""{"line_items":[{"product_id":{{product["id"]}},"quantity":1}],"coupon_lines":[{"code":"ten"}]}""", 201);
        Assert.Equal("27.00", Text(order, "total"));

        var kept = Send("PUT", $"orders/{order["id"]}", """{"customer_note":"x"}""", 200);
        var without = Send("PUT", $"orders/{order["id"]}", """{"coupon_lines":[]}""", 200);

        Assert.Equal(("27.00", "30.00", 0), (Text(kept, "total"), Text(without, "total"), without["coupon_lines"]!.AsArray().Count));
    }

    [Fact]
    public void Handle_LinesOfAGrossShopThatRoundsOnce_KeepSixDecimals()
    {
        var (shop, lines) = GrossShop();

        var plain = Send("POST", "orders", $$"""{"billing":{"country":"DE"},"line_items":{{lines}}}""", 201, to: shop);
        var reduced = Send("POST", "orders", $$"""{"billing":{"country":"DE"},"line_items":{{lines}},"coupon_lines":[{"code":"ten"}]}""", 201, to: shop);

        Assert.Equal([10.288066, 2.740740666666667], plain["line_items"]!.AsArray().Select(line => line!["price"]!.GetValue<double>()));
        Assert.Equal([9.255144, 2.469135666666667], reduced["line_items"]!.AsArray().Select(line => line!["price"]!.GetValue<double>()));
    }

    [Fact]
    public void Handle_TaxesOfAGrossShopThatRoundsOnce_StayUnroundedUntilTheTotal()
    {
        var (shop, lines) = GrossShop();
        var plain = Send("POST", "orders", $$"""{"billing":{"country":"DE"},"line_items":{{lines}}}""", 201, to: shop);

        var seen = Send("GET", $"orders/{plain["id"]}", "", 200, "&dp=6", shop);

        Assert.Equal(("6.19", "6.19"), (Text(plain, "cart_tax"), Text(plain, "total_tax")));
        Assert.Equal(("6.191646", "6.190000"), (Text(seen, "cart_tax"), Text(seen, "total_tax")));
        Assert.Equal(["5.471687", "0.719959"], seen["tax_lines"]!.AsArray().Select(tax => Text(tax!, "tax_total")));
    }

    [Fact]
    public void Handle_CouponOfAGrossShopThatRoundsOnce_TakesOffSixDecimals()
    {
        var (shop, lines) = GrossShop();
        var order = Send("POST", "orders", $$"""
            {"billing":{"country":"DE"},"line_items":{{lines}},"coupon_lines":[{"code":"ten"}],
             "fee_lines":[{"name":"F","total":"1.99"}],"shipping_lines":[{"method_id":"flat_rate","method_title":"S","total":"4.90"}]}
            """, 201, to: shop);
        var (first, second, fee) = (order["line_items"]![0]!["id"], order["line_items"]![1]!["id"], order["fee_lines"]![0]!["id"]);
        Assert.Equal(("2.880659", "0.619341"), (Text(order["coupon_lines"]![0]!, "discount"), Text(order["coupon_lines"]![0]!, "discount_tax")));

        var repriced = Send("PUT", $"orders/{order["id"]}", $$"""{"line_items":[{"id":{{first}},"quantity":3,"subtotal":"30","total":"27"}]}""", 200, to: shop);
        Send("PUT", $"orders/{order["id"]}", $$"""{"line_items":[{"id":{{first}},"quantity":4}]}""", 200, to: shop);
        var exchanged = Send("PUT", $"orders/{order["id"]}", $$"""{"line_items":[{"id":{{second}},"quantity":0},{"sku":"B","quantity":1}]}""", 200, to: shop);
        var without = Send("PUT", $"orders/{order["id"]}", $$"""{"fee_lines":[{"id":{{fee}},"name":null}]}""", 200, to: shop);

        // As a real shop answered the same steps.
        Assert.Equal("50.05", Text(repriced, "total"));
        Assert.Equal(2.74074, exchanged["line_items"]![1]!["price"]!.GetValue<double>());
        Assert.Equal(("41.97", "7.33"), (Text(without, "total"), Text(without, "total_tax")));
    }

    [Fact]
    public void Handle_BackslashesInAName_AreTakenOffWithEverySave()
    {
        var product = Send("POST", "products", """{"name":"a \\ b \\\\ c &#92; d"}""", 201);
        Assert.Equal(@"a  b \ c &#092; d", Text(product, "name"));

        Assert.Equal(@"a  b \ c &#092; d", Text(Send("PUT", $"products/{product["id"]}", """{"regular_price":"5"}""", 200), "name"));
        Assert.Equal("a  b  c &#092; d", Text(Send("PUT", $"products/{product["id"]}", """{"short_description":"x"}""", 200), "name"));
    }

    [Fact]
    public void Handle_RefundsOfAnOrder_StandNewestFirst()
    {
        var product = Send("POST", "products", """{"name":"P","regular_price":"30"}""", 201);
        var order = Send("POST", "orders", $$"""{"status":"processing","line_items":[{"product_id":{{product["id"]}},"quantity":1}]}""", 201);
        foreach (var amount in new[] { "1", "2", "3" })
        {
            Send("POST", $"orders/{order["id"]}/refunds", $$"""{"amount":"{{amount}}","api_refund":false}""", 201);
            if (amount == "1")
            {
                _time.Advance(TimeSpan.FromSeconds(1));
            }
        }

        Assert.Equal(["-2.00", "-3.00", "-1.00"], Send("GET", $"orders/{order["id"]}", "", 200)["refunds"]!.AsArray().Select(refund => Text(refund!, "total")));
        Assert.Equal("woocommerce_rest_invalid_order_id", Text(Send("POST", "orders/999/refunds", """{"amount":"1"}""", 500), "code"));
    }

    [Fact]
    public void Handle_CustomerMetaThatBeginsWithAnUnderscore_IsNotShown()
    {
        var customer = Send("POST", "customers", """{"email":"a@example.com","meta_data":[{"key":"_hidden","value":"1"},{"key":"shown","value":"2"}]}""", 201);

        Assert.Equal(["shown"], customer["meta_data"]!.AsArray().Select(entry => Text(entry!, "key")).Except(["default_password_nag"], StringComparer.Ordinal));
    }

    [Fact]
    public void Handle_ValueOfAnAttributeWithAnAmpersand_IsEncodedAndFound()
    {
        var attribute = Send("POST", "products/attributes", """{"name":"Size"}""", 201);
        var term = Send("POST", $"products/attributes/{attribute["id"]}/terms", """{"name":"M & L"}""", 201);

        var product = Send("POST", "products", $$"""{"name":"P","type":"variable","attributes":[{"id":{{attribute["id"]}},"variation":true,"options":["M & L"]}]}""", 201);

        Assert.Equal("M &amp; L", Text(term, "name"));
        Assert.Equal("M &amp; L", (string?)product["attributes"]![0]!["options"]![0]);
    }

    [Fact]
    public void Handle_ReviewThatIsChanged_IsEncodedFromThenOn()
    {
        var product = Send("POST", "products", """{"name":"P"}""", 201);
        var review = Send("POST", "products/reviews", $$"""{"product_id":{{product["id"]}},"review":"Good & cheap","reviewer":"A","reviewer_email":"a@example.com"}""", 201);

        var changed = Send("PUT", $"products/reviews/{review["id"]}", """{"rating":5}""", 200);

        Assert.DoesNotContain("&amp;", Text(review, "review"), StringComparison.Ordinal);
        Assert.Contains("Good &amp; cheap", Text(changed, "review"), StringComparison.Ordinal);
    }

    /// <summary>Articles of 12.50, twice, and 3.33, thrice, with 19 and 2.5 percent in them, and a coupon of ten percent.</summary>
    private (WooCommerceSimulator Shop, string Lines) GrossShop()
    {
        var shop = new WooCommerceSimulator(new() { Country = "DE", PricesIncludeTax = true, RoundsAtSubtotal = true }, _time);
        Send("POST", "taxes", """{"country":"DE","rate":"19","priority":1}""", 201, to: shop);
        Send("POST", "taxes", """{"country":"DE","rate":"2.5","priority":2,"shipping":false}""", 201, to: shop);
        Send("POST", "coupons", """{"code":"ten","discount_type":"percent","amount":"10"}""", 201, to: shop);
        var one = Send("POST", "products", """{"name":"A","regular_price":"12.5"}""", 201, to: shop)["id"];
        var other = Send("POST", "products", """{"name":"B","sku":"B","regular_price":"3.33"}""", 201, to: shop)["id"];
        return (shop, $$"""[{"product_id":{{one}},"quantity":2},{"product_id":{{other}},"quantity":3}]""");
    }

    private static string Text(JsonNode body, string field) => body[field]!.GetValue<string>();

    private JsonNode Send(string method, string path, string body, int status, string query = "", WooCommerceSimulator? to = null)
    {
        var answer = (to ?? _shop).Handle(new()
        {
            Method = method,
            Path = "/wp-json/wc/v3/" + path,
            QueryString = "consumer_key=ck_simulated&consumer_secret=cs_simulated" + query,
            Headers = [new("Content-Type", "application/json")],
            Body = Encoding.UTF8.GetBytes(body),
        });
        Assert.True(answer.Status == status, $"{method} {path} answered {answer.Status}: {answer.BodyText}");
        return JsonNode.Parse(answer.BodyText)!;
    }
}
