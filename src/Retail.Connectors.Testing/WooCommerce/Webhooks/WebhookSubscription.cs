using System.Text.Json.Nodes;

namespace Retail.Connectors.Testing.WooCommerce.Webhooks;

/// <summary>A webhook as the shop holds it, with what its REST answer does not show.</summary>
internal sealed class WebhookSubscription(long id, JsonObject body, string secret)
{
    public long Id { get; } = id;

    public JsonObject Body { get; } = body;

    public string Secret { get; set; } = secret;

    public int FailureCount { get; set; }

    /// <summary>Whether a ping is still owed: until one is answered 200.</summary>
    public bool PingOwed { get; set; } = true;

    public string Topic => Body["topic"]!.GetValue<string>();

    public bool IsActive => Body["status"]!.GetValue<string>() == "active";

    public Uri DeliveryUrl => new(Body["delivery_url"]!.GetValue<string>());
}
