using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using Retail.Connectors.Testing.Simulation;
using Retail.Connectors.Testing.WooCommerce;
using Retail.Connectors.Testing.WooCommerce.Webhooks;

namespace Retail.Connectors.Testing.Tests.WooCommerce;

public sealed class WebhookTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "WooCommerce", "Deliveries");

    private readonly FakeTimeProvider _clock = RecordedState.Clock();

    public static TheoryData<string> SignedDeliveries =>
        [.. Directory.EnumerateFiles(Folder, "*.json").Select(file => Path.GetFileNameWithoutExtension(file)).Where(name => !name.Contains("ping", StringComparison.Ordinal)).Order()];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(SignedDeliveries))]
    public async Task DeliverOnceAsync_RecordedState_SendsTheRecordedBytesAndSignature(string name)
    {
        var recording = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Folder, name + ".json"), Token))!;
        var headers = recording["delivery"]!["headers"]!.AsArray().ToDictionary(pair => pair![0]!.GetValue<string>(), pair => pair![1]!.GetValue<string>());
        var raw = Convert.FromBase64String(recording["delivery"]!["body_base64"]!.GetValue<string>());
        var topic = headers["X-WC-Webhook-Topic"];
        var payload = JsonNode.Parse(raw)!.AsObject();
        var shop = new WooCommerceSimulator(new WooShopSettings { SiteUrl = headers["X-WC-Webhook-Source"].TrimEnd('/') }, _clock);
        shop.AddOrder(payload.ContainsKey("status") ? payload : new JsonObject { ["id"] = payload["id"]!.DeepClone(), ["status"] = "trash" });
        Subscribe(shop, topic, recording["secret"]!.GetValue<string>());
        using var receiver = new Receiver();
        using var pump = new WebhookPump(shop, handler: receiver);
        await pump.DeliverOnceAsync(Token);

        shop.Announce(payload["id"]!.GetValue<long>(), topic);
        await pump.DeliverOnceAsync(Token);

        var (_, body, sent) = receiver.Deliveries.Single();
        Assert.Equal(Encoding.ASCII.GetString(raw), Encoding.ASCII.GetString(body));
        foreach (var (header, value) in headers.Where(header => header.Key.StartsWith("X-WC", StringComparison.Ordinal) || header.Key is "User-Agent" or "Content-Type"))
        {
            Assert.True(sent.ContainsKey(header), header);
            if (header is not ("X-WC-Webhook-Delivery-ID" or "X-WC-Webhook-ID"))
            {
                Assert.Equal(value, sent[header]);
            }
        }
    }

    [Fact]
    public async Task DeliverOnceAsync_NewWebhook_PingsAsRecorded()
    {
        var recording = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Folder, "01-ping-ping_order_created_1-00.json"), Token))!;
        var shop = new WooCommerceSimulator(time: _clock);
        Subscribe(shop, "order.created");
        using var receiver = new Receiver();
        using var pump = new WebhookPump(shop, handler: receiver);

        await pump.DeliverOnceAsync(Token);

        var (_, body, headers) = Assert.Single(receiver.All);
        Assert.Equal(Convert.FromBase64String(recording["delivery"]!["body_base64"]!.GetValue<string>()), body);
        Assert.Equal("application/x-www-form-urlencoded", headers["Content-Type"]);
        Assert.DoesNotContain(headers.Keys, name => name.StartsWith("X-WC", StringComparison.Ordinal));
    }

    [Fact]
    public async Task DeliverOnceAsync_ThreeQuickUpdates_TellOnceOfTheLast()
    {
        var shop = RecordedShop.Load(time: _clock);
        Subscribe(shop, "order.updated");
        using var receiver = new Receiver();
        using var pump = new WebhookPump(shop, handler: receiver);
        await pump.DeliverOnceAsync(Token);
        foreach (var note in new[] { "one", "two", "three" })
        {
            Put(shop, 85, $"{{\"customer_note\":\"{note}\"}}");
        }

        await pump.DeliverOnceAsync(Token);
        await pump.DeliverOnceAsync(Token);

        var body = JsonNode.Parse(receiver.Deliveries.Single().Body)!;
        Assert.Equal("three", body["customer_note"]!.GetValue<string>());
    }

    [Fact]
    public async Task DeliverOnceAsync_TwoOrdersInOneSecond_CarryTheSameDeliveryId()
    {
        var shop = RecordedShop.Load(time: _clock);
        Subscribe(shop, "order.updated");
        using var receiver = new Receiver();
        using var pump = new WebhookPump(shop, new WebhookVices { ReorderWindow = 3 }, handler: receiver);
        shop.Touch(85);
        shop.Touch(86);

        await pump.DeliverOnceAsync(Token);

        Assert.Equal(2, receiver.Deliveries.Count);
        Assert.Single(receiver.Deliveries.Select(delivery => delivery.Headers["X-WC-Webhook-Delivery-ID"]).Distinct());
    }

    [Theory]
    [InlineData(200, false)]
    [InlineData(202, false)]
    [InlineData(302, false)]
    [InlineData(410, true)]
    [InlineData(500, true)]
    public async Task DeliverOnceAsync_EveryDeliveryAnsweredSo_DisablesAtTheSeventhFailure(int status, bool disables)
    {
        var shop = RecordedShop.Load(time: _clock);
        Subscribe(shop, "order.updated");
        using var receiver = new Receiver { Status = status };
        using var pump = new WebhookPump(shop, handler: receiver);
        for (var update = 0; update < 8; update++)
        {
            Assert.Equal(update < 7 || !disables ? "active" : "disabled", Webhook(shop));
            shop.Touch(85);
            await DrainAsync(pump);
        }

        Assert.Equal(disables ? 7 : 8, receiver.Deliveries.Count);
        // Only a 200 satisfies the ping: it comes again after every delivery.
        Assert.Equal(status == 200, receiver.All.Count - receiver.Deliveries.Count == 1);

        Handle(shop, "PUT", "webhooks/1", "{\"status\":\"active\"}");
        shop.Touch(85);
        await DrainAsync(pump);
        Assert.Equal(disables ? "disabled" : "active", Webhook(shop));
    }

    [Fact]
    public async Task DeliverOnceAsync_VicesOfTheQuickStart_LoseAndDoubleThreeTenths()
    {
        var shop = RecordedShop.Load(time: _clock);
        Subscribe(shop, "order.created");
        using var receiver = new Receiver();
        using var pump = new WebhookPump(shop, new WebhookVices { Seed = 5, LostRate = 0.3, DoubledRate = 0.3, ReorderWindow = 10 }, _clock, receiver);
        foreach (var _ in Enumerable.Range(0, 10))
        {
            foreach (var order in RecordedShop.Orders)
            {
                shop.Announce(order["id"]!.GetValue<long>());
            }

            await DrainAsync(pump);
        }

        var counts = pump.Counts;
        Assert.Equal(1000, counts.Raised);
        Assert.InRange(counts.Lost, 250, 350);
        Assert.InRange(counts.Doubled, 250, 350);
        Assert.Equal(counts.Raised - counts.Lost + counts.Doubled, receiver.Deliveries.Count);
        var ids = receiver.Deliveries.Select(delivery => JsonNode.Parse(delivery.Body)!["id"]!.GetValue<long>()).Take(50).ToArray();
        Assert.NotEqual(ids.Order(), ids);
    }

    [Fact]
    public async Task DeliverOnceAsync_LateDelivery_ComesWhenItsTimeHasCome()
    {
        var shop = RecordedShop.Load(time: _clock);
        Subscribe(shop, "order.created");
        using var receiver = new Receiver();
        using var pump = new WebhookPump(shop, new WebhookVices { LateRate = 1, LateBy = TimeSpan.FromMinutes(2) }, _clock, receiver);
        shop.Announce(85);
        await DrainAsync(pump);
        Assert.Empty(receiver.Deliveries);

        _clock.Advance(TimeSpan.FromMinutes(3));
        await DrainAsync(pump);

        Assert.Single(receiver.Deliveries);
    }

    [Fact]
    public async Task RunAsync_OverSockets_DeliversWhatTheShopAnnounces()
    {
        var shop = RecordedShop.Load();
        var arrived = new TaskCompletionSource<SimulatedRequest>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var receiver = await SimulatorHost.StartAsync(new Hook(arrived), cancellationToken: Token);
        await using var host = await SimulatorHost.StartAsync(shop, cancellationToken: Token);
        using var client = new HttpClient { BaseAddress = host.BaseAddress };
        client.DefaultRequestHeaders.Authorization = new("Basic", Convert.ToBase64String("ck_simulated:cs_simulated"u8));
        var subscription = new JsonObject { ["topic"] = "order.updated", ["delivery_url"] = new Uri(receiver.BaseAddress, "/hook").ToString(), ["secret"] = "s" };
        using var created = await client.PostAsync("wp-json/wc/v3/webhooks", Json(subscription), Token);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        using var pump = new WebhookPump(shop);
        var running = pump.RunAsync(stop.Token);

        using var updated = await client.PutAsync("wp-json/wc/v3/orders/85", Json(new JsonObject { ["customer_note"] = "new" }), Token);
        var delivery = await arrived.Task.WaitAsync(Token);
        await stop.CancelAsync();
        await running;

        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        Assert.Equal(HttpStatusCode.OK, updated.StatusCode);
        Assert.Equal("/hook", delivery.Path);
        Assert.Equal("order.updated", delivery.Header("X-WC-Webhook-Topic"));
        Assert.Equal("new", JsonNode.Parse(delivery.BodyText)!["customer_note"]!.GetValue<string>());
    }

    private static StringContent Json(JsonObject body) => new(body.ToJsonString(), Encoding.UTF8, "application/json");

    private static async Task DrainAsync(WebhookPump pump)
    {
        // A ping that is owed again comes with every delivery, so what is there is bounded, not empty.
        for (var round = 0; round < 500 && await pump.DeliverOnceAsync(Token) > 0; round++)
        {
        }
    }

    private static string Webhook(WooCommerceSimulator shop)
        => JsonNode.Parse(Handle(shop, "GET", "webhooks/1", "").BodyText)!["status"]!.GetValue<string>();

    private static void Subscribe(WooCommerceSimulator shop, string topic, string secret = "s") => Handle(
        shop,
        "POST",
        "webhooks",
        new JsonObject { ["topic"] = topic, ["delivery_url"] = "http://127.0.0.1:9/hook", ["secret"] = secret }.ToJsonString());

    private static void Put(WooCommerceSimulator shop, long order, string body)
        => Handle(shop, "PUT", string.Create(CultureInfo.InvariantCulture, $"orders/{order}"), body);

    private static SimulatedResponse Handle(WooCommerceSimulator shop, string method, string path, string body) => shop.Handle(new()
    {
        Method = method,
        Path = "/wp-json/wc/v3/" + path,
        QueryString = "consumer_key=ck_simulated&consumer_secret=cs_simulated",
        Headers = [new("Content-Type", "application/json")],
        Body = Encoding.UTF8.GetBytes(body),
    });

    private sealed class Hook(TaskCompletionSource<SimulatedRequest> arrived) : ISimulatedServer
    {
        public SimulatedResponse Handle(SimulatedRequest request)
        {
            if (request.Header("X-WC-Webhook-Signature") is not null)
            {
                arrived.TrySetResult(request);
            }

            return SimulatedResponse.Json(200, "ok");
        }
    }

    private sealed class Receiver : HttpMessageHandler
    {
        public int Status { get; init; } = 200;

        public List<(Uri Url, byte[] Body, Dictionary<string, string> Headers)> All { get; } = [];

        public List<(Uri Url, byte[] Body, Dictionary<string, string> Headers)> Deliveries
            => [.. All.Where(request => request.Headers.ContainsKey("X-WC-Webhook-Signature"))];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var headers = request.Headers.Concat(request.Content!.Headers).ToDictionary(header => header.Key, header => string.Join(' ', header.Value));
            All.Add((request.RequestUri!, await request.Content.ReadAsByteArrayAsync(cancellationToken), headers));
            return new HttpResponseMessage((HttpStatusCode)Status);
        }
    }
}
