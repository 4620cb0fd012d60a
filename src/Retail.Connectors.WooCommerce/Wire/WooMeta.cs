using System.Text.Json;
using System.Text.Json.Serialization;

namespace Retail.Connectors.WooCommerce.Wire;

/// <summary>One entry of <c>meta_data</c>: a field of a plugin.</summary>
public sealed record WooMeta
{
    /// <summary>Id of the entry. (<c>id</c>)</summary>
    public long Id { get; set; }

    /// <summary>Name of the field; an underscore in front hides it from the admin pages. (<c>key</c>)</summary>
    public string Key { get; set; } = string.Empty;

    /// <summary>Any JSON: scalars come back as text, objects and arrays keep their inner types; null if the shop sent none. (<c>value</c>)</summary>
    public JsonElement? Value { get; set; }

    /// <summary>The name as shown; only on lines, else empty. (<c>display_key</c>)</summary>
    public string DisplayKey { get; set; } = string.Empty;

    /// <summary>The value as shown, mostly text; only on lines, else null. (<c>display_value</c>)</summary>
    public JsonElement? DisplayValue { get; set; }

    /// <summary>Fields that this type does not name, such as those of plugins, as they came; null if there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extra { get; set; }
}
