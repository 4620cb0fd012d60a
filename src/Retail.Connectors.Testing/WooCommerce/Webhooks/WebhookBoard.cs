using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Retail.Connectors.Testing.WooCommerce.Catalog;
using Retail.Connectors.Testing.WooCommerce.Orders;

namespace Retail.Connectors.Testing.WooCommerce.Webhooks;

/// <summary>The shop's webhooks and their queue. Whoever touches it holds the simulator's lock.</summary>
internal sealed class WebhookBoard(ShopState shop)
{
    // Filled to the brim in steps of one: a failure that finds more than this disables.
    private const int TolerableFailures = 5;

    private readonly ProductView _products = new(shop);
    private readonly Queue<PendingWebhook> _queue = new();
    private readonly HashSet<PendingWebhook> _queued = [];
    private long _lastId;

    public SortedDictionary<long, WebhookSubscription> Subscriptions { get; } = [];

    public int Pending => _queue.Count;

    public long NextId() => ++_lastId;

    public void Add(WebhookSubscription subscription)
    {
        Subscriptions.Add(subscription.Id, subscription);
        Enqueue(new(subscription.Id, 0));
    }

    /// <summary>Tells every active webhook of a topic; what is still unsent is not said twice.</summary>
    public void Raise(string topic, long resourceId)
    {
        foreach (var subscription in Subscriptions.Values)
        {
            if (subscription.IsActive && subscription.Topic == topic)
            {
                Enqueue(new(subscription.Id, resourceId));
            }
        }
    }

    /// <summary>Disables a webhook as somebody in the admin's pages might.</summary>
    public void Disable(long id)
    {
        if (Subscriptions.TryGetValue(id, out var subscription))
        {
            subscription.Body["status"] = "disabled";
        }
    }

    public List<PendingWebhook> Take(int most)
    {
        var taken = new List<PendingWebhook>();
        while (taken.Count < most && _queue.TryDequeue(out var pending))
        {
            _queued.Remove(pending);
            taken.Add(pending);
        }

        return taken;
    }

    /// <summary>Builds a delivery from the state of now.</summary>
    /// <returns>Null when there is nothing to send any more: the webhook or its subject has gone, or it was disabled.</returns>
    public WebhookDelivery? Build(PendingWebhook pending)
    {
        if (!Subscriptions.TryGetValue(pending.WebhookId, out var subscription))
        {
            return null;
        }

        const string Agent = "WooCommerce/10.5.0 Hookshot (WordPress/6.9.7)";
        if (pending.IsPing)
        {
            return new(
                subscription.Id,
                "ping",
                0,
                subscription.DeliveryUrl,
                [new("User-Agent", Agent), new("Content-Type", "application/x-www-form-urlencoded")],
                Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"webhook_id={subscription.Id}")));
        }

        if (!subscription.IsActive || Payload(subscription.Topic, pending.ResourceId) is not { } payload)
        {
            return null;
        }

        var body = WooJson.ToUtf8(payload);
        var topic = subscription.Topic.Split('.', 2);
        var id = subscription.Id.ToString(CultureInfo.InvariantCulture);
        return new(
            subscription.Id,
            subscription.Topic,
            pending.ResourceId,
            subscription.DeliveryUrl,
            [
                new("User-Agent", Agent),
                new("Content-Type", "application/json"),
                new("X-WC-Webhook-Source", shop.Settings.SiteUrl + "/"),
                new("X-WC-Webhook-Topic", subscription.Topic),
                new("X-WC-Webhook-Resource", topic[0]),
                new("X-WC-Webhook-Event", topic[1]),
                new("X-WC-Webhook-Signature", WebhookSignature.Of(body, subscription.Secret)),
                new("X-WC-Webhook-ID", id),
                new("X-WC-Webhook-Delivery-ID", DeliveryId(id)),
            ],
            body);
    }

    /// <summary>Takes note of how a delivery ended.</summary>
    /// <param name="delivery">The delivery.</param>
    /// <param name="status">What the receiver answered; null when it did not.</param>
    public void Report(WebhookDelivery delivery, int? status)
    {
        if (!Subscriptions.TryGetValue(delivery.WebhookId, out var subscription))
        {
            return;
        }

        if (delivery.Topic == "ping")
        {
            subscription.PingOwed = status is not 200;
            return;
        }

        if (status is >= 200 and <= 302)
        {
            subscription.FailureCount = 0;
        }
        else if (subscription.FailureCount > TolerableFailures)
        {
            subscription.Body["status"] = "disabled";
        }
        else
        {
            subscription.FailureCount++;
        }

        shop.Stamp(subscription.Body, "date_modified", shop.Now);
        if (subscription.PingOwed)
        {
            // Every save of a webhook that no ping has confirmed pings again, and a delivery saves it.
            Enqueue(new(subscription.Id, 0));
        }
    }

    private void Enqueue(PendingWebhook pending)
    {
        if (_queued.Add(pending))
        {
            _queue.Enqueue(pending);
        }
    }

    /// <summary>What there is to say of something by now; null when it has gone, and an error of a coupon that never was one.</summary>
    private JsonObject? Payload(string topic, long id)
    {
        if (topic.StartsWith("action.", StringComparison.Ordinal))
        {
            return new JsonObject { ["action"] = topic["action.".Length..], ["arg"] = id };
        }

        if (topic.EndsWith(".deleted", StringComparison.Ordinal))
        {
            return new JsonObject { ["id"] = id };
        }

        switch (topic.Split('.')[0])
        {
            case "order":
                return shop.Orders.TryGetValue(id, out var order)
                    ? OrderView.Of(order.Body, OrderTotals.DigitsOf(order.Body, shop.Settings), all: false)
                    : null;
            case "product":
                return shop.Products.TryGetValue(id, out var product) ? _products.Read(product) : null;
            case "customer":
                return shop.Customers.GetValueOrDefault(id)?.Body;
            default:
                return shop.Coupons.GetValueOrDefault(id)?.Body ?? UnknownCoupon();
        }
    }

    private static JsonObject UnknownCoupon() => new()
    {
        ["code"] = "woocommerce_rest_shop_coupon_invalid_id",
        ["message"] = "Invalid ID.",
        ["data"] = new JsonObject { ["status"] = 404 },
    };

    /// <summary>A hash of the webhook and the second: two deliveries within one second carry the same.</summary>
    private string DeliveryId(string id)
    {
        var second = shop.Now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(id + second)).AsSpan(0, 16));
    }
}
