using System.Text.Json;
using System.Text.Json.Serialization;
using Retail.Connectors.WooCommerce.Wire;

namespace Retail.Connectors.WooCommerce.Shipping;

/// <summary>A place of a shipping zone.</summary>
public sealed record WooZoneLocation
{
    /// <summary>Code of the place. (<c>code</c>)</summary>
    public string Code { get; set; } = string.Empty;

    /// <summary><c>postcode</c>, <c>state</c>, <c>country</c> or <c>continent</c>. (<c>type</c>)</summary>
    public string Type { get; set; } = string.Empty;

    /// <summary>Fields that this type does not name, such as those of plugins, as they came; null if there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extra { get; set; }

    [JsonInclude]
    [JsonPropertyName("_links")]
    internal WooLinks? Links { get; set; }
}
