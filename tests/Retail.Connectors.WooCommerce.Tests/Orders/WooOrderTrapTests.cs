using System.Text;
using Retail.Connectors.WooCommerce.Orders;
using Retail.Connectors.WooCommerce.Tests.Routes;

namespace Retail.Connectors.WooCommerce.Tests.Orders;

public class WooOrderTrapTests
{
    [Theory]
    [InlineData("accepted-order-create-unknown-product", "product 99999999")]
    [InlineData("accepted-order-create-unknown-sku", "SKU '")]
    public async Task CreateAsync_ProductUnknown_IsRejectedAndTheOrderNamed(string name, string words)
    {
        var recording = Recording.Load("writes", name);
        using var capture = new RequestCapture(recording.Status, Encoding.UTF8.GetString(recording.Body));
        await using var shop = TestShop.Over(capture);
        var line = words[0] == 'p' ? new WooOrderLineFields { ProductId = 99999999, Quantity = 1 } : new WooOrderLineFields { Sku = "NO-SUCH", Quantity = 1 };

        var error = await Assert.ThrowsAsync<ConnectorException>(() => shop.Client().Orders.CreateAsync(new() { LineItems = [line] }, TestContext.Current.CancellationToken));

        Assert.Equal(ConnectorErrorKind.Rejected, error.Kind);
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
        Assert.Matches("^Order [0-9]+ was written", error.Message);
        Assert.Single(capture.Requests);
    }

    [Fact]
    public async Task BatchAsync_ProductUnknownInOneOrder_IsToldForThatOneAlone()
    {
        using var capture = new RequestCapture(200, """
            {"create":[{"id":7,"line_items":[{"id":1,"product_id":0}]},{"id":8,"line_items":[{"id":2,"product_id":5}]}],"update":[{"id":9,"line_items":[{"id":3,"product_id":0}]}]}
            """);
        await using var shop = TestShop.Over(capture);

        var results = await shop.Client().Orders.BatchAsync(
            new()
            {
                Create = [new() { LineItems = [new() { ProductId = 99, Quantity = 1 }] }, new() { LineItems = [new() { ProductId = 5, Quantity = 1 }] }],
                Update = new Dictionary<long, WooOrderFields> { [9] = new() { LineItems = [new() { Sku = "NO-SUCH", Quantity = 1 }] } },
            },
            TestContext.Current.CancellationToken);

        Assert.Equal([(7L, false), (8L, true), (9L, false)], results.Select(result => (result.Id, result.Succeeded)));
        Assert.Contains("product 99", results[0].Error!.Message, StringComparison.Ordinal);
        Assert.Contains("SKU 'NO-SUCH'", results[2].Error!.Message, StringComparison.Ordinal);
        Assert.NotNull(results[0].Record);
    }

    [Fact]
    public async Task BatchAsync_CouponUnknown_NamesTheDraftThatWasLeftBehind()
    {
        using var capture = new RequestCapture(200, """
            {"create":[{"id":0,"error":{"code":"woocommerce_rest_invalid_coupon","message":"Coupon &quot;nope&quot;","data":{"status":400,"new_draft_order_id":261}}}]}
            """);
        await using var shop = TestShop.Over(capture);

        var result = Assert.Single(await shop.Client().Orders.BatchAsync(new() { Create = [new() { CouponLines = [new() { Code = "nope" }] }] }, TestContext.Current.CancellationToken));

        Assert.Contains("order 261", result.Error!.Message, StringComparison.Ordinal);
    }

    /// <summary>The shop drops a comma: 12,50 would cost 1250. Amounts are numbers here, whatever the culture.</summary>
    [Fact]
    public async Task Write_UnderACultureWithCommas_SendsPoints()
    {
        var token = TestContext.Current.CancellationToken;
        using var capture = new RequestCapture(200, """{"id":7}""");
        await using var shop = TestShop.Over(capture);
        var before = System.Globalization.CultureInfo.CurrentCulture;
        System.Globalization.CultureInfo.CurrentCulture = System.Globalization.CultureInfo.GetCultureInfo("de-DE");
        try
        {
            Assert.Equal("12,5", 12.5m.ToString(System.Globalization.CultureInfo.CurrentCulture));
            await shop.Client().Products.UpdateAsync(7, new() { RegularPrice = 12.50m, Weight = 1.25m }, token);
            await shop.Client().Orders.UpdateAsync(7, new() { FeeLines = [new() { Name = "x", Total = -1234.5m }] }, token);
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentCulture = before;
        }

        Assert.Equal(
            ["""{"regular_price":"12.50","weight":"1.25"}""", """{"fee_lines":[{"name":"x","total":"-1234.5"}]}"""],
            capture.Requests.Select(request => request.Body));
    }

    /// <summary>An array or null as body makes an empty order, and other content types a product without fields: the client cannot send them.</summary>
    [Fact]
    public async Task Write_NothingSet_SendsOneJsonObject()
    {
        var token = TestContext.Current.CancellationToken;
        using var capture = new RequestCapture(200, """{"id":7}""");
        await using var shop = TestShop.Over(capture);

        await shop.Client().Orders.CreateAsync(new WooOrderFields(), token);
        await shop.Client().Products.CreateAsync(new(), token);
        await Assert.ThrowsAsync<ArgumentNullException>(() => shop.Client().Orders.CreateAsync(null!, token));

        Assert.All(capture.Requests, request => Assert.Equal(("{}", "application/json", 2L), (request.Body, request.ContentType, request.Length)));
        Assert.Equal(2, capture.Requests.Count);
    }

    [Fact]
    public async Task UpdateAsync_LineOfADeletedProductIsThere_IsNoTrap()
    {
        using var capture = new RequestCapture(200, """{"id":7,"line_items":[{"id":1,"product_id":0},{"id":2,"product_id":5}]}""");
        await using var shop = TestShop.Over(capture);

        var order = await shop.Client().Orders.UpdateAsync(
            7, new() { LineItems = [new() { Id = 1, Quantity = 2 }, new() { ProductId = 5, Quantity = 1 }] }, TestContext.Current.CancellationToken);

        Assert.Equal(2, order.LineItems.Count);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task CreateAsync_CouponUnknown_NamesTheDraftAndDeletesItIfAsked(bool delete)
    {
        var recording = Recording.Load("errors", "error-order-create-unknown-coupon");
        using var capture = new RequestCapture(request => request.Method == HttpMethod.Delete ? (200, """{"id":261}""") : (400, Encoding.UTF8.GetString(recording.Body)));
        await using var shop = TestShop.Over(capture, options => options.DeleteDraftsOfRefusedOrders = delete);

        var error = await Assert.ThrowsAsync<ConnectorException>(() =>
            shop.Client().Orders.CreateAsync(new() { CouponLines = [new() { Code = "nope" }] }, TestContext.Current.CancellationToken));

        Assert.Equal((ConnectorErrorKind.Rejected, "woocommerce_rest_invalid_coupon"), (error.Kind, error.Code));
        Assert.Contains("order 261", error.Message, StringComparison.Ordinal);
        Assert.Equal(delete ? ["POST /wp-json/wc/v3/orders", "DELETE /wp-json/wc/v3/orders/261?force=true"] : ["POST /wp-json/wc/v3/orders"],
            capture.Requests.Select(request => $"{request.Method} {request.Uri.PathAndQuery}"));
    }

    [Theory]
    [InlineData("refunded")]
    [InlineData("wc-refunded")]
    public async Task Write_StatusRefunded_IsRefusedUnlessAllowed(string status)
    {
        var token = TestContext.Current.CancellationToken;
        using var capture = new RequestCapture(200, """{"id":7}""");
        await using var shop = TestShop.Over(capture);
        var orders = shop.Client().Orders;
        var order = new WooOrder { Id = 7, Status = "processing" };

        await Refused(() => orders.UpdateAsync(7, new() { Status = status }, token));
        await Refused(() => orders.CreateAsync(new() { Status = status }, token));
        await Refused(() => orders.SaveAsync(order, order with { Status = status }, token));
        await Refused(() => orders.BatchAsync(new() { Create = [new() { Status = status }] }, token));
        Assert.Empty(capture.Requests);

        await using var allowing = TestShop.Over(capture, options => options.AllowStatusRefunded = true);
        await allowing.Client().Orders.UpdateAsync(7, new() { Status = status }, token);
        Assert.Single(capture.Requests);
    }

    private static async Task Refused(Func<Task> write) =>
        Assert.Equal(ConnectorErrorKind.Rejected, (await Assert.ThrowsAsync<ConnectorException>(write)).Kind);
}
