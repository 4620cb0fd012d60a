using System.Text.Json;
using System.Text.Json.Serialization;

namespace Retail.Connectors.WooCommerce.Orders;

/// <summary>A mail that can be sent for an order.</summary>
public sealed record WooEmailTemplate
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
}
