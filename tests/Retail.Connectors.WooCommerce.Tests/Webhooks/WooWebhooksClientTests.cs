using Retail.Connectors.WooCommerce.Tests.Routes;

namespace Retail.Connectors.WooCommerce.Tests.Webhooks;

public class WooWebhooksClientTests
{
    private const string Listed =
        """
        [{"id":1,"status":"active","topic":"order.updated","delivery_url":"https://sync.example.com/hooks"},
         {"id":2,"status":"disabled","topic":"order.created","delivery_url":"https://sync.example.com/hooks"},
         {"id":3,"status":"active","topic":"order.updated","delivery_url":"https://other.example.com/"},
         {"id":4,"status":"active","topic":"coupon.deleted","delivery_url":"https://sync.example.com/hooks"},
         {"id":5,"status":"paused","topic":"order.updated","delivery_url":"https://sync.example.com/hooks"}]
        """;

    private static readonly Uri Url = new("https://sync.example.com/hooks");
    private static readonly string[] Topics = ["order.created", "order.updated", "product.updated"];

    [Fact]
    public async Task WatchAsync_Webhooks_AreToldApart()
    {
        using var capture = new RequestCapture(200, Listed);
        await using var shop = TestShop.Over(capture);

        var watch = await shop.Client().Webhooks.WatchAsync(Url, Topics, TestContext.Current.CancellationToken);

        Assert.Equal([1L], watch.Healthy.Select(webhook => webhook.Id));
        Assert.Equal([2L], watch.Inactive.Select(webhook => webhook.Id));
        Assert.Equal([4L, 5], watch.Surplus.Select(webhook => webhook.Id));
        Assert.Equal([3L], watch.Foreign.Select(webhook => webhook.Id));
        Assert.Equal(["product.updated"], watch.Missing);
        Assert.False(watch.IsHealthy);
    }

    [Fact]
    public async Task RepairAsync_Webhooks_AreSetActiveOrMade()
    {
        using var capture = new RequestCapture(request => (200, request.Method == HttpMethod.Get ? Listed : """{"id":9}"""));
        await using var shop = TestShop.Over(capture);

        await shop.Client().Webhooks.RepairAsync(Url, Topics, "s3cret", TestContext.Current.CancellationToken);

        Assert.Equal(
            [
                "PUT /wp-json/wc/v3/webhooks/2 {\"status\":\"active\"}",
                "POST /wp-json/wc/v3/webhooks {\"name\":\"product.updated\",\"status\":\"active\",\"topic\":\"product.updated\",\"delivery_url\":\"https://sync.example.com/hooks\",\"secret\":\"s3cret\"}",
            ],
            capture.Requests.Skip(1).Select(request => $"{request.Method} {request.Uri.AbsolutePath} {request.Body}"));
    }
}
