using System.Text.Json;
using System.Text.Json.Serialization;
using Retail.Connectors.WooCommerce.Writing;

namespace Retail.Connectors.WooCommerce.Orders;

/// <summary>What of a shipping charge is written: only what is set.</summary>
public sealed record WooShippingLineFields
{
    /// <summary>The charge to change; unset to add one. (<c>id</c>)</summary>
    public Settable<long?> Id { get; init; }

    /// <summary>Title. (<c>method_title</c>)</summary>
    public Settable<string?> MethodTitle { get; init; }

    /// <summary>Method, for example <c>flat_rate</c>; null removes the charge. (<c>method_id</c>)</summary>
    public Settable<string?> MethodId { get; init; }

    /// <summary>Id of the method in its zone. (<c>instance_id</c>)</summary>
    public Settable<string?> InstanceId { get; init; }

    /// <summary>Net. (<c>total</c>)</summary>
    public Settable<decimal?> Total { get; init; }

    /// <summary>Fields of plugins. (<c>meta_data</c>)</summary>
    public IReadOnlyList<WooMetaFields>? MetaData { get; init; }

    /// <summary>Fields that this type does not name, such as those of plugins, sent as they are; null for none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extra { get; set; }
}
