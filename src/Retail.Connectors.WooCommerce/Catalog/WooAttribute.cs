using System.Text.Json;
using System.Text.Json.Serialization;
using Retail.Connectors.WooCommerce.Wire;

namespace Retail.Connectors.WooCommerce.Catalog;

/// <summary>A shop-wide attribute.</summary>
public sealed record WooAttribute
{
    /// <summary>Id. (<c>id</c>)</summary>
    public long Id { get; set; }

    /// <summary>Name. (<c>name</c>)</summary>
    public string Name { get; set; } = string.Empty;

    /// <summary>Name in addresses, with the prefix <c>pa_</c>. (<c>slug</c>)</summary>
    public string Slug { get; set; } = string.Empty;

    /// <summary><c>select</c>, or the type of a plugin. (<c>type</c>)</summary>
    public string Type { get; set; } = string.Empty;

    /// <summary>Order of its values: <c>menu_order</c>, <c>name</c>, <c>name_num</c> or <c>id</c>. (<c>order_by</c>)</summary>
    public string OrderBy { get; set; } = string.Empty;

    /// <summary>Its values have pages. (<c>has_archives</c>)</summary>
    public bool HasArchives { get; set; }

    /// <summary>Fields that this type does not name, such as those of plugins, as they came; null if there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extra { get; set; }

    [JsonInclude]
    [JsonPropertyName("_links")]
    internal WooLinks? Links { get; set; }
}
