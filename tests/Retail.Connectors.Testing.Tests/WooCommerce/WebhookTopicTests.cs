using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Retail.Connectors.Testing.WooCommerce;
using Retail.Connectors.Testing.WooCommerce.Webhooks;

namespace Retail.Connectors.Testing.Tests.WooCommerce;

public sealed class WebhookTopicTests : IDisposable
{
    private static readonly string[] Topics =
    [
        "order.created", "order.updated", "order.deleted", "order.restored", "product.created", "product.updated", "product.deleted",
        "product.restored", "customer.created", "customer.updated", "customer.deleted", "coupon.created", "coupon.updated",
        "coupon.deleted", "coupon.restored", "action.woocommerce_order_status_changed",
    ];

    private readonly WooCommerceSimulator _shop = RecordedShop.Load(time: RecordedState.Clock());
    private readonly Receiver _receiver = new();

    public WebhookTopicTests()
    {
        foreach (var topic in Topics)
        {
            Send("POST", "webhooks", $$"""{"topic":"{{topic}}","delivery_url":"http://127.0.0.1:9/hook","secret":"s"}""");
        }
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _receiver.Dispose();

    [Theory]
    [InlineData("PUT", "products/15", "product.updated 15")]
    [InlineData("DELETE", "products/15", "coupon.deleted 15, product.deleted 15")]
    [InlineData("DELETE", "products/15?force=true", "")]
    [InlineData("PUT", "products/42/variations/43", "product.updated 43")]
    [InlineData("PUT", "orders/85", "order.updated 85")]
    [InlineData("DELETE", "orders/85", "order.deleted 85")]
    [InlineData("DELETE", "orders/85?force=true", "")]
    [InlineData("PUT", "customers/2", "customer.updated 2")]
    [InlineData("DELETE", "customers/2?force=true", "customer.deleted 2")]
    [InlineData("PUT", "coupons/78", "coupon.updated 78")]
    [InlineData("DELETE", "coupons/78", "coupon.deleted 78")]
    public async Task Handle_Change_IsToldAsRecorded(string method, string path, string told)
    {
        Send(method, path, "{}");

        Assert.Equal(told, await ToldAsync());
    }

    [Fact]
    public async Task RestoreFromTrash_Product_TellsOfACouponThatNeverWas()
    {
        Send("DELETE", "products/15", "");
        await ToldAsync();

        _shop.RestoreFromTrash(15);

        Assert.Equal("coupon.restored woocommerce_rest_shop_coupon_invalid_id, product.restored 15, product.updated 15", await ToldAsync());
    }

    [Fact]
    public async Task Handle_OrderOutOfTheTrash_SaysOrderRestoredOnlyInTheAdmin()
    {
        Send("DELETE", "orders/85", "");
        await ToldAsync();
        Send("PUT", "orders/85", """{"status":"on-hold"}""");
        Assert.Equal("action.woocommerce_order_status_changed 85", (await ToldAsync()).Split(", product")[0]);

        Send("DELETE", "orders/85", "");
        await ToldAsync();
        _shop.RestoreFromTrash(85);

        Assert.Equal("action.woocommerce_order_status_changed 85, order.restored 85", await ToldAsync());
    }

    [Fact]
    public async Task DeliverOnceAsync_DisabledAfterTwo_SaysNoMore()
    {
        using var pump = new WebhookPump(_shop, new WebhookVices { DisabledAfter = 2 }, handler: new Receiver());
        for (var update = 0; update < 4; update++)
        {
            Send("PUT", "customers/2", "{}");
            while (await pump.DeliverOnceAsync(Token) > 0)
            {
            }
        }

        Assert.Equal(2, pump.Counts.Sent);
    }

    private async Task<string> ToldAsync()
    {
        _receiver.Told.Clear();
        using var pump = new WebhookPump(_shop, handler: new Relay(_receiver));
        while (await pump.DeliverOnceAsync(Token) > 0)
        {
        }

        return string.Join(", ", _receiver.Told.Order(StringComparer.Ordinal));
    }

    private void Send(string method, string path, string body)
    {
        var answer = _shop.Handle(new()
        {
            Method = method,
            Path = "/wp-json/wc/v3/" + path.Split('?')[0],
            QueryString = "consumer_key=ck_simulated&consumer_secret=cs_simulated" + (path.Contains('?', StringComparison.Ordinal) ? "&" + path.Split('?')[1] : ""),
            Headers = [new("Content-Type", "application/json")],
            Body = Encoding.UTF8.GetBytes(body),
        });
        Assert.InRange(answer.Status, 200, 299);
    }

    private sealed class Relay(Receiver receiver) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
            => receiver.ReceiveAsync(request, cancellationToken);
    }

    private sealed class Receiver : HttpMessageHandler
    {
        public List<string> Told { get; } = [];

        public async Task<HttpResponseMessage> ReceiveAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.Headers.TryGetValues("X-WC-Webhook-Topic", out var topic))
            {
                var body = JsonNode.Parse(await request.Content!.ReadAsStringAsync(cancellationToken))!;
                Told.Add($"{topic.First()} {body["id"] ?? body["arg"] ?? body["code"]}");
            }

            return new HttpResponseMessage(HttpStatusCode.OK);
        }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
            => ReceiveAsync(request, cancellationToken);
    }
}
