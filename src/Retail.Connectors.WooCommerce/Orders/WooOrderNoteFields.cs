using System.Text.Json;
using System.Text.Json.Serialization;
using Retail.Connectors.WooCommerce.Writing;

namespace Retail.Connectors.WooCommerce.Orders;

/// <summary>A note to add.</summary>
public sealed record WooOrderNoteFields
{
    /// <summary>Text; the shop stores it as HTML. (<c>note</c>)</summary>
    public Settable<string?> Note { get; init; }

    /// <summary>The customer sees it and is told by mail. Default: no. (<c>customer_note</c>)</summary>
    public Settable<bool?> CustomerNote { get; init; }

    /// <summary>It is shown as written by the key's user. Default: no, by the system. (<c>added_by_user</c>)</summary>
    public Settable<bool?> AddedByUser { get; init; }

    /// <summary>Fields that this type does not name, such as those of plugins, sent as they are; null for none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extra { get; set; }
}
