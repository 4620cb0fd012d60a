using System.Text.Json;
using System.Text.Json.Serialization;
using Retail.Connectors.WooCommerce.Writing;

namespace Retail.Connectors.WooCommerce.Webhooks;

/// <summary>What of a webhook is written: only what is set.</summary>
public sealed record WooWebhookFields
{
    /// <summary>Name. (<c>name</c>)</summary>
    public Settable<string?> Name { get; init; }

    /// <summary><c>active</c>, <c>paused</c> or <c>disabled</c>. (<c>status</c>)</summary>
    public Settable<string?> Status { get; init; }

    /// <summary>What it tells of, for example <c>order.updated</c>. (<c>topic</c>)</summary>
    public Settable<string?> Topic { get; init; }

    /// <summary>Where it is delivered. (<c>delivery_url</c>)</summary>
    public Settable<string?> DeliveryUrl { get; init; }

    /// <summary>Key of the signature; unset takes the key's own secret. It is never read back. (<c>secret</c>)</summary>
    public Settable<string?> Secret { get; init; }

    /// <summary>Fields that this type does not name, such as those of plugins, sent as they are; null for none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extra { get; set; }
}
