using System.Text.Json;
using System.Text.Json.Serialization;

namespace Retail.Connectors.WooCommerce.Orders;

/// <summary>A status that orders of the shop can have, those of plugins included.</summary>
public sealed record WooOrderStatus
{
    /// <summary>Name without the prefix <c>wc-</c>. (<c>slug</c>)</summary>
    public string Slug { get; set; } = string.Empty;

    /// <summary>As shown, in the language of the shop. (<c>name</c>)</summary>
    public string Name { get; set; } = string.Empty;

    /// <summary>Fields that this type does not name, such as those of plugins, as they came; null if there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extra { get; set; }
}
