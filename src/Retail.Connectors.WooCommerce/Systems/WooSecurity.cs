using System.Text.Json;
using System.Text.Json.Serialization;

namespace Retail.Connectors.WooCommerce.Systems;

/// <summary>What the system status says of security.</summary>
public sealed record WooSecurity
{
    /// <summary>Is the connection to your store secure?. (<c>secure_connection</c>)</summary>
    public bool SecureConnection { get; set; }

    /// <summary>Hide errors from visitors?. (<c>hide_errors</c>)</summary>
    public bool HideErrors { get; set; }

    /// <summary>Fields that this type does not name, such as those of plugins, as they came; null if there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extra { get; set; }
}
