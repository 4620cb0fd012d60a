using System.Text.Json;
using System.Text.Json.Serialization;
using Retail.Connectors.WooCommerce.Products;
using Retail.Connectors.WooCommerce.Wire;

namespace Retail.Connectors.WooCommerce.Catalog;

/// <summary>A category.</summary>
public sealed record WooCategory
{
    /// <summary>Id. (<c>id</c>)</summary>
    public long Id { get; set; }

    /// <summary>Name, HTML-encoded. (<c>name</c>)</summary>
    public string Name { get; set; } = string.Empty;

    /// <summary>Name in addresses, unique among its kind. (<c>slug</c>)</summary>
    public string Slug { get; set; } = string.Empty;

    /// <summary>Id of the one above; 0 if none. (<c>parent</c>)</summary>
    public long Parent { get; set; }

    /// <summary>Description; may hold HTML. (<c>description</c>)</summary>
    public string Description { get; set; } = string.Empty;

    /// <summary>What its page shows: <c>default</c>, <c>products</c>, <c>subcategories</c> or <c>both</c>. (<c>display</c>)</summary>
    public string Display { get; set; } = string.Empty;

    /// <summary>Picture. (<c>image</c>)</summary>
    public WooProductImage Image { get; set => field = value ?? new(); } = new();

    /// <summary>Place in the list. (<c>menu_order</c>)</summary>
    public long MenuOrder { get; set; }

    /// <summary>Number of published products. (<c>count</c>)</summary>
    public long Count { get; set; }

    /// <summary>Fields that this type does not name, such as those of plugins, as they came; null if there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extra { get; set; }

    [JsonInclude]
    [JsonPropertyName("_links")]
    internal WooLinks? Links { get; set; }
}
