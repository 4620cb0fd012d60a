using System.Text.Json;
using System.Text.Json.Serialization;
using Retail.Connectors.WooCommerce.Writing;

namespace Retail.Connectors.WooCommerce.Shipping;

/// <summary>What of a shipping zone is written: only what is set.</summary>
public sealed record WooShippingZoneFields
{
    /// <summary>Name. (<c>name</c>)</summary>
    public Settable<string?> Name { get; init; }

    /// <summary>Place in the list. (<c>order</c>)</summary>
    public Settable<long?> Order { get; init; }

    /// <summary>Fields that this type does not name, such as those of plugins, sent as they are; null for none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extra { get; set; }
}
