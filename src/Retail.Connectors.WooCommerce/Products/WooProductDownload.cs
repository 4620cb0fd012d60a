using System.Text.Json;
using System.Text.Json.Serialization;

namespace Retail.Connectors.WooCommerce.Products;

/// <summary>A file that comes with a product.</summary>
public sealed record WooProductDownload
{
    /// <summary>Id. (<c>id</c>)</summary>
    public string Id { get; set; } = string.Empty;

    /// <summary>Name. (<c>name</c>)</summary>
    public string Name { get; set; } = string.Empty;

    /// <summary>Address of the file. (<c>file</c>)</summary>
    public string File { get; set; } = string.Empty;

    /// <summary>Fields that this type does not name, such as those of plugins, as they came; null if there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extra { get; set; }
}
