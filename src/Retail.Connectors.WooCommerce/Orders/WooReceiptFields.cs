using System.Text.Json;
using System.Text.Json.Serialization;
using Retail.Connectors.WooCommerce.Writing;

namespace Retail.Connectors.WooCommerce.Orders;

/// <summary>How long a receipt is to be had.</summary>
public sealed record WooReceiptFields
{
    /// <summary>Day on which the link expires, <c>yyyy-MM-dd</c>. (<c>expiration_date</c>)</summary>
    public Settable<string?> ExpirationDate { get; init; }

    /// <summary>Days until the link expires. (<c>expiration_days</c>)</summary>
    public Settable<long?> ExpirationDays { get; init; }

    /// <summary>Makes a new link even if there is one. Default: no. (<c>force_new</c>)</summary>
    public Settable<bool?> ForceNew { get; init; }

    /// <summary>Fields that this type does not name, such as those of plugins, sent as they are; null for none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extra { get; set; }
}
