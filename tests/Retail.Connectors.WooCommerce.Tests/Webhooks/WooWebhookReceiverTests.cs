using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CsCheck;
using Retail.Connectors.WooCommerce.Webhooks;
using Retail.Connectors.Webhooks;

namespace Retail.Connectors.WooCommerce.Tests.Webhooks;

public class WooWebhookReceiverTests
{
    private const string Secret = "s3cret";

    public static TheoryData<string> Recorded => Recording.Theory("webhooks");

    [Theory]
    [MemberData(nameof(Recorded))]
    public void Receive_RecordedDelivery_IsGenuineAndOneFlippedBitIsNot(string name)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Recording.Folder("webhooks"), name + ".json")));
        var headers = document.RootElement.GetProperty("headers").EnumerateArray().ToDictionary(pair => pair[0].GetString()!, pair => pair[1].GetString()!, StringComparer.OrdinalIgnoreCase);
        var body = document.RootElement.GetProperty("body_base64").GetBytesFromBase64();
        var topic = document.RootElement.GetProperty("topic").GetString()!;
        var receiver = new WooWebhookReceiver("shop-us", () => ["an older one", document.RootElement.GetProperty("secret").GetString() ?? "made up by the server"]);

        var verdict = receiver.Receive(Delivery(headers, body));

        if (topic == "ping")
        {
            Assert.IsType<WebhookVerdict.Ping>(verdict);
            return;
        }

        var hints = Assert.IsType<WebhookVerdict.Accepted>(verdict).Hints;
        Assert.Equal(Expected(topic, body), hints.Select(hint => hint.Ref.ToString()));
        Assert.All(hints, hint => Assert.Equal("webhook", hint.Origin));
        for (var index = 0; index < body.Length; index += Math.Max(1, body.Length / 16))
        {
            body[index] ^= 1;
            Assert.IsType<WebhookVerdict.Unauthenticated>(receiver.Receive(Delivery(headers, body)));
            body[index] ^= 1;
        }

        var stranger = new WooWebhookReceiver("shop-us", () => ["not the secret"]);
        Assert.IsType<WebhookVerdict.Unauthenticated>(stranger.Receive(Delivery(headers, body)));
        Assert.IsType<WebhookVerdict.Unauthenticated>(new WooWebhookReceiver("shop-us", () => []).Receive(Delivery(headers, body)));
    }

    [Theory]
    [InlineData("a&amp;b", "a&b")]
    [InlineData("&lt;&quot;&#039;&#39;&#x27;&gt;", "<\"'''>")]
    [InlineData("&amp;lt;", "&lt;")]
    [InlineData("&eacute;&nbsp;&", "&eacute;&nbsp;&")]
    public void Receive_EncodedSecret_IsDecodedAsTheServerDoes(string entered, string used)
    {
        var verdict = new WooWebhookReceiver("shop-us", () => [entered]).Receive(Signed("order.updated", """{"id":7}""", used));

        Assert.Equal("shop-us/order/7", Assert.Single(Assert.IsType<WebhookVerdict.Accepted>(verdict).Hints).Ref.ToString());
    }

    [Fact]
    public void Receive_NoSignature_IsNoPingUnlessItLooksLikeOne()
    {
        var receiver = new WooWebhookReceiver("shop-us", () => [Secret]);

        Assert.IsType<WebhookVerdict.Ping>(receiver.Receive(new WebhookDelivery("application/x-www-form-urlencoded", _ => null, "webhook_id=12"u8.ToArray())));
        Assert.IsType<WebhookVerdict.Unauthenticated>(receiver.Receive(new WebhookDelivery("application/x-www-form-urlencoded", _ => null, "webhook_id=12&x=1"u8.ToArray())));
        Assert.IsType<WebhookVerdict.Unauthenticated>(receiver.Receive(new WebhookDelivery("application/json", _ => null, "webhook_id=12"u8.ToArray())));
        Assert.IsType<WebhookVerdict.Unauthenticated>(receiver.Receive(new WebhookDelivery("application/json", _ => null, """{"id":1}"""u8.ToArray())));
    }

    [Theory]
    [InlineData("not base64 at all!")]
    [InlineData("AAAA")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public void Receive_OddSignature_IsUnauthenticated(string signature)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["X-WC-Webhook-Signature"] = signature, ["X-WC-Webhook-Topic"] = "order.updated" };

        Assert.IsType<WebhookVerdict.Unauthenticated>(new WooWebhookReceiver("shop-us", () => [Secret]).Receive(Delivery(headers, """{"id":1}"""u8.ToArray())));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[1]")]
    [InlineData("{\"id\":0}")]
    [InlineData("{\"id\":\"x\"}")]
    [InlineData("{\"id\":{\"id\":1}}")]
    [InlineData("{\"id\":1")]
    [InlineData("{\"id\":1}x")]
    [InlineData("{\"nested\":{\"id\":1}}")]
    public void Receive_GenuineNonsense_IsMalformed(string body) =>
        Assert.IsType<WebhookVerdict.Malformed>(new WooWebhookReceiver("shop-us", () => [Secret]).Receive(Signed("order.updated", body, Secret)));

    [Fact]
    public void Receive_DeepOrHugeOrInvalidText_IsMalformed()
    {
        var receiver = new WooWebhookReceiver("shop-us", () => [Secret]);
        var deep = $$"""{"id":1,"a":{{new string('[', 5000)}}{{new string(']', 5000)}}}""";
        var huge = $$"""{{{string.Concat(Enumerable.Repeat("\"a\":1,", 600_000))}}"id":1}""";

        Assert.IsType<WebhookVerdict.Malformed>(receiver.Receive(Signed("order.updated", deep, Secret)));
        Assert.IsType<WebhookVerdict.Malformed>(receiver.Receive(Signed("order.updated", huge, Secret)));
        Assert.IsType<WebhookVerdict.Malformed>(receiver.Receive(Signed("order.updated", [.. "{\"id\":1,\"a\":\""u8, 0xC3, 0x28, .. "\"}"u8], Secret)));
    }

    [Fact]
    public void Receive_ErrorInPlaceOfAnOrder_HasNothingToLookAt()
    {
        var body = """{"code":"woocommerce_rest_shop_order_invalid_id","message":"Invalid ID.","data":{"status":404}}""";

        var verdict = new WooWebhookReceiver("shop-us", () => [Secret]).Receive(Signed("order.restored", body, Secret));

        Assert.Empty(Assert.IsType<WebhookVerdict.Accepted>(verdict).Hints);
    }

    [Fact]
    public void Receive_AnyGenuineBytes_NeverThrows() =>
        Gen.Byte.Array[0, 64].Sample(body =>
        {
            var verdict = new WooWebhookReceiver("shop-us", () => [Secret]).Receive(Signed("order.updated", body, Secret));
            return verdict is WebhookVerdict.Malformed or WebhookVerdict.Accepted;
        });

    private static IEnumerable<string> Expected(string topic, byte[] body)
    {
        var resource = topic.Split('.')[0];
        if (resource is not ("order" or "product" or "customer" or "coupon"))
        {
            return [];
        }

        // Restoring a product from the trash sends coupon.restored with an error in place of a coupon.
        using var document = JsonDocument.Parse(body);
        return document.RootElement.TryGetProperty("code", out _) && !document.RootElement.TryGetProperty("id", out _)
            ? []
            : [$"shop-us/{resource}/{document.RootElement.GetProperty("id").GetInt64()}"];
    }

    private static WebhookDelivery Signed(string topic, string body, string secret) => Signed(topic, Encoding.UTF8.GetBytes(body), secret);

    private static WebhookDelivery Signed(string topic, byte[] body, string secret) => Delivery(
        new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["X-WC-Webhook-Topic"] = topic,
            ["X-WC-Webhook-Signature"] = Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body)),
        },
        body);

    private static WebhookDelivery Delivery(Dictionary<string, string> headers, byte[] body) =>
        new(headers.GetValueOrDefault("Content-Type", string.Empty), name => headers.GetValueOrDefault(name), body);
}
