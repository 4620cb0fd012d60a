using System.Text.Json;
using System.Text.Json.Serialization;
using Retail.Connectors.WooCommerce.Wire;

namespace Retail.Connectors.WooCommerce.Reports;

/// <summary>A product that sold well.</summary>
public sealed record WooTopSeller
{
    /// <summary>Name. (<c>name</c>)</summary>
    public string Name { get; set; } = string.Empty;

    /// <summary>The product. (<c>product_id</c>)</summary>
    public long ProductId { get; set; }

    /// <summary>Units sold. (<c>quantity</c>)</summary>
    public decimal? Quantity { get; set; }

    /// <summary>Fields that this type does not name, such as those of plugins, as they came; null if there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extra { get; set; }

    [JsonInclude]
    [JsonPropertyName("_links")]
    internal WooLinks? Links { get; set; }
}
