using System.Text.Json;
using System.Text.Json.Serialization;
using Retail.Connectors.WooCommerce.Writing;

namespace Retail.Connectors.WooCommerce.Taxes;

/// <summary>A tax class to add.</summary>
public sealed record WooTaxClassFields
{
    /// <summary>Name in addresses; the shop makes it of the name. (<c>slug</c>)</summary>
    public Settable<string?> Slug { get; init; }

    /// <summary>Name. (<c>name</c>)</summary>
    public Settable<string?> Name { get; init; }

    /// <summary>Fields that this type does not name, such as those of plugins, sent as they are; null for none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extra { get; set; }
}
