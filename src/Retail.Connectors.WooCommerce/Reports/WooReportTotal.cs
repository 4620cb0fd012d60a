using System.Text.Json;
using System.Text.Json.Serialization;
using Retail.Connectors.WooCommerce.Wire;

namespace Retail.Connectors.WooCommerce.Reports;

/// <summary>A count of records.</summary>
public sealed record WooReportTotal
{
    /// <summary>What is counted. (<c>slug</c>)</summary>
    public string Slug { get; set; } = string.Empty;

    /// <summary>Name. (<c>name</c>)</summary>
    public string Name { get; set; } = string.Empty;

    /// <summary>Number. (<c>total</c>)</summary>
    public long Total { get; set; }

    /// <summary>Fields that this type does not name, such as those of plugins, as they came; null if there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extra { get; set; }

    [JsonInclude]
    [JsonPropertyName("_links")]
    internal WooLinks? Links { get; set; }
}
