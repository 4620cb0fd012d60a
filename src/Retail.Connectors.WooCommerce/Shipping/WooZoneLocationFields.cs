using System.Text.Json;
using System.Text.Json.Serialization;
using Retail.Connectors.WooCommerce.Writing;

namespace Retail.Connectors.WooCommerce.Shipping;

/// <summary>A place to put into a shipping zone.</summary>
public sealed record WooZoneLocationFields
{
    /// <summary>Code of the place. (<c>code</c>)</summary>
    public Settable<string?> Code { get; init; }

    /// <summary><c>postcode</c>, <c>state</c>, <c>country</c> or <c>continent</c>. (<c>type</c>)</summary>
    public Settable<string?> Type { get; init; }

    /// <summary>Fields that this type does not name, such as those of plugins, sent as they are; null for none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extra { get; set; }
}
