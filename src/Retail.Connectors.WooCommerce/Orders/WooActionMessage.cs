using System.Text.Json;
using System.Text.Json.Serialization;

namespace Retail.Connectors.WooCommerce.Orders;

/// <summary>What the shop says of an action.</summary>
public sealed record WooActionMessage
{
    /// <summary>In the language of the shop. (<c>message</c>)</summary>
    public string Message { get; set; } = string.Empty;

    /// <summary>Fields that this type does not name, such as those of plugins, as they came; null if there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extra { get; set; }
}
