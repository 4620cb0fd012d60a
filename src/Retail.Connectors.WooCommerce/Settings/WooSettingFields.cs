using System.Text.Json;
using System.Text.Json.Serialization;
using Retail.Connectors.WooCommerce.Writing;

namespace Retail.Connectors.WooCommerce.Settings;

/// <summary>A setting to change.</summary>
public sealed record WooSettingFields
{
    /// <summary>Text, or an array of texts. (<c>value</c>)</summary>
    public Settable<JsonElement?> Value { get; init; }

    /// <summary>Fields that this type does not name, such as those of plugins, sent as they are; null for none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extra { get; set; }
}
