using System.Text.Json;
using System.Text.Json.Serialization;

namespace Retail.Connectors.WooCommerce.Reference;

/// <summary>A state of a country.</summary>
public sealed record WooState
{
    /// <summary>Code. (<c>code</c>)</summary>
    public string Code { get; set; } = string.Empty;

    /// <summary>Name. (<c>name</c>)</summary>
    public string Name { get; set; } = string.Empty;

    /// <summary>Fields that this type does not name, such as those of plugins, as they came; null if there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extra { get; set; }
}
