using System.Text.Json;
using System.Text.Json.Serialization;
using Retail.Connectors.WooCommerce.Wire;

namespace Retail.Connectors.WooCommerce.Shipping;

/// <summary>A kind of shipping method.</summary>
public sealed record WooShippingMethod
{
    /// <summary>Id. (<c>id</c>)</summary>
    public string Id { get; set; } = string.Empty;

    /// <summary>Title. (<c>title</c>)</summary>
    public string Title { get; set; } = string.Empty;

    /// <summary>Description; may hold HTML. (<c>description</c>)</summary>
    public string Description { get; set; } = string.Empty;

    /// <summary>Fields that this type does not name, such as those of plugins, as they came; null if there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extra { get; set; }

    [JsonInclude]
    [JsonPropertyName("_links")]
    internal WooLinks? Links { get; set; }
}
