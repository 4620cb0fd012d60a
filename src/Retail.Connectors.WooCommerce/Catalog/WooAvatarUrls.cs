using System.Text.Json;
using System.Text.Json.Serialization;

namespace Retail.Connectors.WooCommerce.Catalog;

/// <summary>Pictures of a reviewer.</summary>
public sealed record WooAvatarUrls
{
    /// <summary>24 pixels wide. (<c>24</c>)</summary>
    [JsonPropertyName("24")]
    public string Small { get; set; } = string.Empty;

    /// <summary>48 pixels wide. (<c>48</c>)</summary>
    [JsonPropertyName("48")]
    public string Medium { get; set; } = string.Empty;

    /// <summary>96 pixels wide. (<c>96</c>)</summary>
    [JsonPropertyName("96")]
    public string Large { get; set; } = string.Empty;

    /// <summary>Fields that this type does not name, such as those of plugins, as they came; null if there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extra { get; set; }
}
