using System.Text.Json.Nodes;
using Retail.Connectors.Testing.Simulation;
using Retail.Connectors.Testing.WooCommerce.Rest;

namespace Retail.Connectors.Testing.WooCommerce.Webhooks;

/// <summary><c>/webhooks</c>.</summary>
internal sealed class WebhookResource(ShopState shop, WebhookBoard board) : IWooResource
{
    private static readonly Dictionary<string, string[]> Hooks = new(StringComparer.Ordinal)
    {
        ["coupon.created"] = ["woocommerce_process_shop_coupon_meta", "woocommerce_new_coupon"],
        ["coupon.deleted"] = ["wp_trash_post"],
        ["coupon.restored"] = ["untrashed_post"],
        ["coupon.updated"] = ["woocommerce_process_shop_coupon_meta", "woocommerce_update_coupon"],
        ["customer.created"] = ["user_register", "woocommerce_created_customer", "woocommerce_new_customer"],
        ["customer.deleted"] = ["delete_user"],
        ["customer.updated"] = ["profile_update", "woocommerce_update_customer"],
        ["order.created"] = ["woocommerce_new_order"],
        ["order.deleted"] = ["wp_trash_post", "woocommerce_trash_order"],
        ["order.restored"] = ["untrashed_post", "woocommerce_untrash_order"],
        ["order.updated"] = ["woocommerce_update_order", "woocommerce_order_refunded"],
        ["product.created"] = ["woocommerce_process_product_meta", "woocommerce_new_product", "woocommerce_new_product_variation"],
        ["product.deleted"] = ["wp_trash_post"],
        ["product.restored"] = ["untrashed_post"],
        ["product.updated"] = ["woocommerce_process_product_meta", "woocommerce_update_product", "woocommerce_update_product_variation"],
    };

    public Func<SimulatedResponse>? Find(WooCall call) => (call.Method, call.Path) switch
    {
        ("GET", ["webhooks"]) => () => List(call.Request),
        ("POST", ["webhooks"]) => () => Create(call.Body),
        ("GET", ["webhooks", _]) when call.IsId(1) => () => Get(call.Id(1)),
        ("PUT", ["webhooks", _]) when call.IsId(1) => () => Update(call.Id(1), call.Body),
        ("DELETE", ["webhooks", _]) when call.IsId(1) => () => Delete(call.Id(1), call.Force),
        _ => null,
    };

    private SimulatedResponse List(SimulatedRequest request)
    {
        var query = new ListQuery(request, shop.Dates, "date, id, and title", "all, active, paused, and disabled");
        if (query.Problems.Count > 0)
        {
            return WooErrors.InvalidParameters(query.Problems);
        }

        var wanted = board.Subscriptions.Values
            .Where(webhook => query.Status.Count == 0 || query.Status[0] == "all" || webhook.Body["status"]!.GetValue<string>() == query.Status[0])
            .Select(webhook => new StoredRecord(webhook.Body));
        return Listing.Page(request, query, Listing.Sort(Listing.Filter(wanted, query), query, shop.Settings), shop.Settings, orders: false);
    }

    private SimulatedResponse Create(JsonObject body)
    {
        if (body["delivery_url"] is null)
        {
            return WooErrors.Missing("delivery_url");
        }

        if (body["topic"] is null)
        {
            return WooErrors.Missing("topic");
        }

        var topic = Text(body, "topic");
        if (!IsTopic(topic))
        {
            return InvalidTopic();
        }

        if (!IsUrl(Text(body, "delivery_url")))
        {
            return InvalidUrl();
        }

        var id = board.NextId();
        var parts = topic.Split('.', 2);
        var webhook = new JsonObject
        {
            ["id"] = id,
            ["name"] = Text(body, "name") is { Length: > 0 } name ? name : "Webhook created on " + shop.Dates.Local(shop.Now),
            // Whatever is asked for: only a change can pause it.
            ["status"] = "active",
            ["topic"] = topic,
            ["resource"] = parts[0],
            ["event"] = parts[1],
            ["hooks"] = new JsonArray([.. HooksOf(topic, parts[1]).Select(hook => JsonValue.Create(hook))]),
            ["delivery_url"] = Text(body, "delivery_url"),
        };
        shop.Stamp(webhook, "date_created", shop.Now);
        shop.Stamp(webhook, "date_modified", null);
        webhook["_links"] = Links(id);
        var secret = Text(body, "secret");
        board.Add(new(id, webhook, secret.Length > 0 ? secret : WooIds.Secret(id)));
        return WooAnswers.Body(201, webhook).With("Location", $"{shop.Settings.SiteUrl}/wp-json/wc/v3/webhooks/{id}");
    }

    private SimulatedResponse Get(long id) => board.Subscriptions.TryGetValue(id, out var webhook)
        ? WooAnswers.Body(200, webhook.Body)
        : Unknown();

    private SimulatedResponse Update(long id, JsonObject body)
    {
        if (!board.Subscriptions.TryGetValue(id, out var webhook))
        {
            return WooErrors.Error(400, "woocommerce_rest_shop_webhook_invalid_id", "ID is invalid.");
        }

        if (body["topic"] is not null)
        {
            var topic = Text(body, "topic");
            if (!IsTopic(topic))
            {
                return InvalidTopic();
            }

            var parts = topic.Split('.', 2);
            webhook.Body["topic"] = topic;
            webhook.Body["resource"] = parts[0];
            webhook.Body["event"] = parts[1];
            webhook.Body["hooks"] = new JsonArray([.. HooksOf(topic, parts[1]).Select(hook => JsonValue.Create(hook))]);
        }

        if (body["delivery_url"] is not null)
        {
            if (!IsUrl(Text(body, "delivery_url")))
            {
                return InvalidUrl();
            }

            webhook.Body["delivery_url"] = Text(body, "delivery_url");
        }

        foreach (var field in new[] { "name", "status" })
        {
            if (body[field] is not null)
            {
                webhook.Body[field] = Text(body, field);
            }
        }

        if (Text(body, "secret") is { Length: > 0 } secret)
        {
            webhook.Secret = secret;
        }

        // Neither a status nor a secret resets the count of failures.
        shop.Stamp(webhook.Body, "date_modified", shop.Now);
        return WooAnswers.Body(200, webhook.Body);
    }

    private SimulatedResponse Delete(long id, bool force)
    {
        if (!force)
        {
            return WooErrors.NoTrash("Webhooks");
        }

        if (!board.Subscriptions.Remove(id, out var webhook))
        {
            return Unknown();
        }

        return WooAnswers.Body(200, webhook.Body);
    }

    private static SimulatedResponse Unknown() => WooErrors.Error(404, "woocommerce_rest_shop_webhook_invalid_id", "ID is invalid.");

    private static SimulatedResponse InvalidTopic()
        => WooErrors.Error(400, "woocommerce_rest_shop_webhook_invalid_topic", "Webhook topic is required and must be valid.");

    private static SimulatedResponse InvalidUrl() => WooErrors.Error(
        400,
        "woocommerce_rest_shop_webhook_invalid_delivery_url",
        "Webhook delivery URL must be a valid URL starting with http:// or https://.");

    private static bool IsTopic(string topic) => topic.Split('.', 2) switch
    {
        ["order" or "product" or "customer" or "coupon", "created" or "updated" or "deleted" or "restored"] => true,
        ["action", { Length: > 0 }] => true,
        _ => false,
    };

    private static bool IsUrl(string url)
        => Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https";

    private static string[] HooksOf(string topic, string happening) => Hooks.GetValueOrDefault(topic) ?? [happening];

    private static string Text(JsonObject body, string name)
        => body[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : "";

    private JsonObject Links(long id) => WooIds.Links(shop.Settings, $"webhooks/{id}", "webhooks", "GET", "POST", "PUT", "PATCH", "DELETE");
}
