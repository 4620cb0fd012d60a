using System.Text.Json;
using System.Text.Json.Serialization;
using Retail.Connectors.WooCommerce.Writing;

namespace Retail.Connectors.WooCommerce.Shipping;

/// <summary>What of a shipping method is written: only what is set.</summary>
public sealed record WooZoneMethodFields
{
    /// <summary>Place in the list. (<c>order</c>)</summary>
    public Settable<long?> Order { get; init; }

    /// <summary>It is in use. (<c>enabled</c>)</summary>
    public Settable<bool?> Enabled { get; init; }

    /// <summary>Kind of method, for example <c>flat_rate</c>; only when it is added. (<c>method_id</c>)</summary>
    public Settable<string?> MethodId { get; init; }

    /// <summary>Values of settings by their ids; others keep theirs. (<c>settings</c>)</summary>
    public IReadOnlyDictionary<string, string>? Settings { get; init; }

    /// <summary>Fields that this type does not name, such as those of plugins, sent as they are; null for none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extra { get; set; }
}
