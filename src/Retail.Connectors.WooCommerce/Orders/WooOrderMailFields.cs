using System.Text.Json;
using System.Text.Json.Serialization;
using Retail.Connectors.WooCommerce.Writing;

namespace Retail.Connectors.WooCommerce.Orders;

/// <summary>A mail to send for an order.</summary>
public sealed record WooOrderMailFields
{
    /// <summary>Which one, from the list of templates. (<c>template_id</c>)</summary>
    public Settable<string?> TemplateId { get; init; }

    /// <summary>Address, in place of the order's. (<c>email</c>)</summary>
    public Settable<string?> Email { get; init; }

    /// <summary>Replaces the address that the order has. Default: no. (<c>force_email_update</c>)</summary>
    public Settable<bool?> ForceEmailUpdate { get; init; }

    /// <summary>Fields that this type does not name, such as those of plugins, sent as they are; null for none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extra { get; set; }
}
