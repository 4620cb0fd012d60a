using System.Text.Json;
using System.Text.Json.Serialization;
using Retail.Connectors.WooCommerce.Writing;

namespace Retail.Connectors.WooCommerce.Products;

/// <summary>What of the dimensions is written: only what is set.</summary>
public sealed record WooDimensionsFields
{
    /// <summary>Product length (in). (<c>length</c>)</summary>
    public Settable<decimal?> Length { get; init; }

    /// <summary>Product width (in). (<c>width</c>)</summary>
    public Settable<decimal?> Width { get; init; }

    /// <summary>Product height (in). (<c>height</c>)</summary>
    public Settable<decimal?> Height { get; init; }

    /// <summary>Fields that this type does not name, such as those of plugins, sent as they are; null for none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extra { get; set; }
}
