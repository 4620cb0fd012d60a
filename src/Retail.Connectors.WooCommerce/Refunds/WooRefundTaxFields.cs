using System.Text.Json;
using System.Text.Json.Serialization;
using Retail.Connectors.WooCommerce.Writing;

namespace Retail.Connectors.WooCommerce.Refunds;

/// <summary>Tax of a refunded line.</summary>
public sealed record WooRefundTaxFields
{
    /// <summary>Id of the rate. (<c>id</c>)</summary>
    public Settable<long?> Id { get; init; }

    /// <summary>Amount, positive. (<c>refund_total</c>)</summary>
    public Settable<decimal?> RefundTotal { get; init; }

    /// <summary>Fields that this type does not name, such as those of plugins, sent as they are; null for none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extra { get; set; }
}
