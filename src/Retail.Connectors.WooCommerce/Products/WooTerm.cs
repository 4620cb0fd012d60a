using System.Text.Json;
using System.Text.Json.Serialization;

namespace Retail.Connectors.WooCommerce.Products;

/// <summary>A category, brand or tag of a product.</summary>
public sealed record WooTerm
{
    /// <summary>Id. (<c>id</c>)</summary>
    public long Id { get; set; }

    /// <summary>Name, HTML-encoded. (<c>name</c>)</summary>
    public string Name { get; set; } = string.Empty;

    /// <summary>Name in addresses. (<c>slug</c>)</summary>
    public string Slug { get; set; } = string.Empty;

    /// <summary>Fields that this type does not name, such as those of plugins, as they came; null if there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extra { get; set; }
}
