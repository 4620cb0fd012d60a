using System.Globalization;
using System.Text.Json;
using Retail.Connectors.WooCommerce.Coupons;
using Retail.Connectors.WooCommerce.Orders;
using Retail.Connectors.WooCommerce.Products;
using Retail.Connectors.WooCommerce.Tests.Routes;
using Retail.Connectors.WooCommerce.Writing;

namespace Retail.Connectors.WooCommerce.Tests.Writing;

public class WooBatchTests
{
    [Fact]
    public async Task BatchAsync_ManyItems_AreSentAHundredAtATimeAndEachHasItsResult()
    {
        using var capture = new RequestCapture(Answer);
        await using var shop = TestShop.Over(capture);
        var batch = new WooBatch<WooProductFields>
        {
            Create = [.. Enumerable.Range(0, 130).Select(index => new WooProductFields { Name = $"P{index}" })],
            Update = Enumerable.Range(1, 150).ToDictionary(id => (long)id, id => new WooProductFields { StockQuantity = id }),
            Delete = [.. Enumerable.Range(1001, 40).Select(id => (long)id)],
        };

        var results = await shop.Client().Products.BatchAsync(batch, TestContext.Current.CancellationToken);

        Assert.Equal([100, 100, 100, 20], capture.Requests.Select(request => Count(request.Body!)));
        Assert.Equal(320, results.Count);
        Assert.All(results, result => Assert.True(result.Succeeded));
        Assert.Equal(Enumerable.Range(0, 130).Select(index => $"P{index}"), results.Where(result => result.Action == WooBatchAction.Create).Select(result => result.Record!.Name));
        Assert.Equal(batch.Update.Keys, results.Where(result => result.Action == WooBatchAction.Update).Select(result => result.Id));
        Assert.Equal(batch.Delete, results.Where(result => result.Action == WooBatchAction.Delete).Select(result => result.Id));
    }

    [Fact]
    public async Task BatchAsync_RecordedPartialErrors_EachHasItsKindCodeAndWords()
    {
        var recording = Recording.Load("writes", "batch-coupons-partial-errors");
        using var body = JsonDocument.Parse(recording.Body);
        var created = body.RootElement.GetProperty("create").GetArrayLength();
        using var capture = new RequestCapture(200, body.RootElement.GetRawText());
        await using var shop = TestShop.Over(capture);

        var results = await shop.Client().Coupons.BatchAsync(
            new WooBatch<WooCouponFields> { Create = [.. Enumerable.Range(0, created).Select(_ => new WooCouponFields { Code = "x" })] }, TestContext.Current.CancellationToken);

        Assert.Equal(created, results.Count);
        var expected = body.RootElement.GetProperty("create").EnumerateArray().Select(item => item.TryGetProperty("error", out var error) ? error.GetProperty("code").GetString() : null);
        Assert.Equal(expected, results.Select(result => result.Error?.Code));
        Assert.All(results.Where(result => !result.Succeeded), result => Assert.Equal((0, ConnectorErrorKind.Rejected), (result.Id, result.Error!.Kind)));
    }

    [Fact]
    public async Task BatchAsync_AnswersShiftOrAreMissing_AreFoundById()
    {
        using var capture = new RequestCapture(200, """{"update":[{"id":3,"name":"c"},{"id":1,"name":"a"}],"delete":[{"id":8,"error":{"code":"woocommerce_rest_product_invalid_id","message":"Invalid ID.","data":{"status":404}}}]}""");
        await using var shop = TestShop.Over(capture);
        var fields = new WooProductFields { Name = "n" };

        var results = await shop.Client().Products.BatchAsync(
            new WooBatch<WooProductFields> { Update = new Dictionary<long, WooProductFields> { [1] = fields, [2] = fields, [3] = fields }, Delete = [8] },
            TestContext.Current.CancellationToken);

        Assert.Equal([1L, 2, 3, 8], results.Select(result => result.Id));
        Assert.Equal([null, ConnectorErrorKind.Ambiguous, null, ConnectorErrorKind.NotFound], results.Select(result => result.Error?.Kind));
        Assert.Equal(["a", null, "c", null], results.Select(result => result.Record?.Name));
    }

    [Fact]
    public async Task BatchAsync_SecondHundredFails_TellsTheFirstAndSendsNoThird()
    {
        var answered = 0;
        using var capture = new RequestCapture(request => ++answered == 1 ? Answer(request) : (503, "<html>down</html>"));
        await using var shop = TestShop.Over(capture);
        var batch = new WooBatch<WooProductFields> { Delete = [.. Enumerable.Range(1, 250).Select(id => (long)id)] };

        var results = await shop.Client().Products.BatchAsync(batch, TestContext.Current.CancellationToken);

        Assert.Equal(2, capture.Requests.Count);
        Assert.Equal(
            [(ConnectorErrorKind?)null, ConnectorErrorKind.Ambiguous, ConnectorErrorKind.Unavailable],
            new[] { 0, 100, 200 }.Select(index => results[index].Error?.Kind));
        Assert.Equal(250, results.Count);
    }

    [Fact]
    public async Task BatchAsync_FirstHundredFails_Throws()
    {
        using var capture = new RequestCapture(503, "<html>down</html>");
        await using var shop = TestShop.Over(capture);

        var error = await Assert.ThrowsAsync<ConnectorException>(() => shop.Client().Products.BatchAsync(new() { Delete = [1] }, TestContext.Current.CancellationToken));

        Assert.Equal(ConnectorErrorKind.Ambiguous, error.Kind);
    }

    [Fact]
    public async Task BatchAsync_ValuesThatTheShopWouldNotCheck_AreRefusedBeforeAnythingIsSent()
    {
        var token = TestContext.Current.CancellationToken;
        using var capture = new RequestCapture(request => request.Method == HttpMethod.Get
            ? (200, """[{"slug":"pending","name":"Pending"},{"slug":"at-the-tailor","name":"At the tailor"}]""")
            : (200, """{"create":[{"id":1}]}"""));
        await using var shop = TestShop.Over(capture, options => options.MoreValues["type"] = ["subscription"]);
        var woo = shop.Client();

        var bogus = await Assert.ThrowsAsync<ConnectorException>(() => woo.Orders.BatchAsync(new() { Create = [new WooOrderFields { Status = "bogus" }] }, token));
        var currency = await Assert.ThrowsAsync<ConnectorException>(() => woo.Orders.BatchAsync(new() { Create = [new WooOrderFields { Currency = "dollars" }] }, token));
        var backorders = await Assert.ThrowsAsync<ConnectorException>(() => woo.Products.BatchAsync(new() { Create = [new WooProductFields { Backorders = "maybe" }] }, token));
        var id = await Assert.ThrowsAsync<ConnectorException>(() => woo.Products.BatchAsync(new() { Delete = [0] }, token));
        Assert.DoesNotContain(capture.Requests, request => request.Method == "POST");
        await woo.Orders.BatchAsync(new() { Create = [new WooOrderFields { Status = "at-the-tailor" }] }, token);
        await woo.Products.BatchAsync(new() { Create = [new WooProductFields { Type = "subscription" }] }, token);

        Assert.All([bogus, currency, backorders, id], error => Assert.Equal(ConnectorErrorKind.Rejected, error.Kind));
        Assert.Contains("at-the-tailor", bogus.Message, StringComparison.Ordinal);
        Assert.Contains("MoreValues:backorders", backorders.Message, StringComparison.Ordinal);
        Assert.Single(capture.Requests, request => request.Method == "GET");
    }

    private static (int Status, string Body) Answer(HttpRequestMessage request)
    {
        using var sent = JsonDocument.Parse(request.Content!.ReadAsStringAsync().GetAwaiter().GetResult());
        var next = 5000;
        var actions = sent.RootElement.EnumerateObject().Select(action => $"\"{action.Name}\":[{string.Join(',', action.Value.EnumerateArray().Select(Item))}]");
        return (200, $"{{{string.Join(',', actions)}}}");

        string Item(JsonElement item) => item.ValueKind == JsonValueKind.Number
            ? $$"""{"id":{{item.GetRawText()}}}"""
            : item.TryGetProperty("id", out _) ? item.GetRawText() : $"{{\"id\":{(++next).ToString(CultureInfo.InvariantCulture)},{item.GetRawText()[1..]}";
    }

    private static int Count(string body)
    {
        using var sent = JsonDocument.Parse(body);
        return sent.RootElement.EnumerateObject().Sum(action => action.Value.GetArrayLength());
    }
}
