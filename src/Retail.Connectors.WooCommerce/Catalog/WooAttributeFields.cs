using System.Text.Json;
using System.Text.Json.Serialization;
using Retail.Connectors.WooCommerce.Writing;

namespace Retail.Connectors.WooCommerce.Catalog;

/// <summary>What of a shop-wide attribute is written: only what is set.</summary>
public sealed record WooAttributeFields
{
    /// <summary>Name. (<c>name</c>)</summary>
    public Settable<string?> Name { get; init; }

    /// <summary>Name in addresses, unique among its kind. (<c>slug</c>)</summary>
    public Settable<string?> Slug { get; init; }

    /// <summary><c>select</c>, or the type of a plugin. (<c>type</c>)</summary>
    public Settable<string?> Type { get; init; }

    /// <summary>Order of its values: <c>menu_order</c>, <c>name</c>, <c>name_num</c> or <c>id</c>. (<c>order_by</c>)</summary>
    public Settable<string?> OrderBy { get; init; }

    /// <summary>Its values have pages. (<c>has_archives</c>)</summary>
    public Settable<bool?> HasArchives { get; init; }

    /// <summary>Fields that this type does not name, such as those of plugins, sent as they are; null for none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extra { get; set; }
}
