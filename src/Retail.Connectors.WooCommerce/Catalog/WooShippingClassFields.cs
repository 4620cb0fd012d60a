using System.Text.Json;
using System.Text.Json.Serialization;
using Retail.Connectors.WooCommerce.Writing;

namespace Retail.Connectors.WooCommerce.Catalog;

/// <summary>What of a shipping class is written: only what is set.</summary>
public sealed record WooShippingClassFields
{
    /// <summary>Name. (<c>name</c>)</summary>
    public Settable<string?> Name { get; init; }

    /// <summary>Name in addresses, unique among its kind. (<c>slug</c>)</summary>
    public Settable<string?> Slug { get; init; }

    /// <summary>Description; may hold HTML. (<c>description</c>)</summary>
    public Settable<string?> Description { get; init; }

    /// <summary>Fields that this type does not name, such as those of plugins, sent as they are; null for none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extra { get; set; }
}
