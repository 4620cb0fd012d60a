using System.Text.Json;
using System.Text.Json.Serialization;
using Retail.Connectors.WooCommerce.Products;
using Retail.Connectors.WooCommerce.Writing;

namespace Retail.Connectors.WooCommerce.Catalog;

/// <summary>What of a category is written: only what is set.</summary>
public sealed record WooCategoryFields
{
    /// <summary>Name. (<c>name</c>)</summary>
    public Settable<string?> Name { get; init; }

    /// <summary>Name in addresses, unique among its kind. (<c>slug</c>)</summary>
    public Settable<string?> Slug { get; init; }

    /// <summary>Id of the one above; 0 if none. (<c>parent</c>)</summary>
    public Settable<long?> Parent { get; init; }

    /// <summary>Description; may hold HTML. (<c>description</c>)</summary>
    public Settable<string?> Description { get; init; }

    /// <summary>What its page shows: <c>default</c>, <c>products</c>, <c>subcategories</c> or <c>both</c>. (<c>display</c>)</summary>
    public Settable<string?> Display { get; init; }

    /// <summary>Picture. (<c>image</c>)</summary>
    public WooProductImageFields? Image { get; init; }

    /// <summary>Place in the list. (<c>menu_order</c>)</summary>
    public Settable<long?> MenuOrder { get; init; }

    /// <summary>Fields that this type does not name, such as those of plugins, sent as they are; null for none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extra { get; set; }
}
