using System.Text.Json;
using System.Text.Json.Serialization;
using Retail.Connectors.WooCommerce.Wire;

namespace Retail.Connectors.WooCommerce.Shipping;

/// <summary>A shipping zone.</summary>
public sealed record WooShippingZone
{
    /// <summary>Id; 0 is the zone of all places that no other zone holds. (<c>id</c>)</summary>
    public long Id { get; set; }

    /// <summary>Name. (<c>name</c>)</summary>
    public string Name { get; set; } = string.Empty;

    /// <summary>Place in the list. (<c>order</c>)</summary>
    public long Order { get; set; }

    /// <summary>Fields that this type does not name, such as those of plugins, as they came; null if there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extra { get; set; }

    [JsonInclude]
    [JsonPropertyName("_links")]
    internal WooLinks? Links { get; set; }
}
