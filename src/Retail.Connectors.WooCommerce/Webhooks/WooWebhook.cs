using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using Retail.Connectors.WooCommerce.Wire;

namespace Retail.Connectors.WooCommerce.Webhooks;

/// <summary>A webhook of the shop.</summary>
public sealed record WooWebhook
{
    /// <summary>Id. (<c>id</c>)</summary>
    public long Id { get; set; }

    /// <summary>Name. (<c>name</c>)</summary>
    public string Name { get; set; } = string.Empty;

    /// <summary><c>active</c>, <c>paused</c> or <c>disabled</c>. The shop disables a webhook after seven failures in a row. (<c>status</c>)</summary>
    public string Status { get; set; } = string.Empty;

    /// <summary>What it tells of, for example <c>order.updated</c>. (<c>topic</c>)</summary>
    public string Topic { get; set; } = string.Empty;

    /// <summary>First half of the topic. (<c>resource</c>)</summary>
    public string Resource { get; set; } = string.Empty;

    /// <summary>Second half of the topic. (<c>event</c>)</summary>
    public string Event { get; set; } = string.Empty;

    /// <summary>WordPress actions behind the topic. (<c>hooks</c>)</summary>
    public IReadOnlyList<string> Hooks { get; set => field = value ?? []; } = [];

    /// <summary>Where it is delivered. (<c>delivery_url</c>)</summary>
    public string DeliveryUrl { get; set; } = string.Empty;

    /// <summary>When it was made, in the shop's own time. (<c>date_created</c>)</summary>
    [JsonConverter(typeof(WooLocalDateConverter))]
    public LocalDateTime? DateCreated { get; set; }

    /// <summary>When it was made. (<c>date_created_gmt</c>)</summary>
    [JsonConverter(typeof(WooInstantConverter))]
    public Instant? DateCreatedGmt { get; set; }

    /// <summary>When it last changed, in the shop's own time. (<c>date_modified</c>)</summary>
    [JsonConverter(typeof(WooLocalDateConverter))]
    public LocalDateTime? DateModified { get; set; }

    /// <summary>When it last changed. (<c>date_modified_gmt</c>)</summary>
    [JsonConverter(typeof(WooInstantConverter))]
    public Instant? DateModifiedGmt { get; set; }

    /// <summary>Fields that this type does not name, such as those of plugins, as they came; null if there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extra { get; set; }

    [JsonInclude]
    [JsonPropertyName("_links")]
    internal WooLinks? Links { get; set; }
}
