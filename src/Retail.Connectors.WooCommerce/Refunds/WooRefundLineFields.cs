using System.Text.Json;
using System.Text.Json.Serialization;
using Retail.Connectors.WooCommerce.Writing;

namespace Retail.Connectors.WooCommerce.Refunds;

/// <summary>A line of the order that is refunded: an article, a shipping charge or a fee.</summary>
public sealed record WooRefundLineFields
{
    /// <summary>Id of the line in the order. (<c>id</c>)</summary>
    public Settable<long?> Id { get; init; }

    /// <summary>Units, positive; unset or 0 refunds money only. (<c>quantity</c>)</summary>
    public Settable<long?> Quantity { get; init; }

    /// <summary>Net amount, positive. (<c>refund_total</c>)</summary>
    public Settable<decimal?> RefundTotal { get; init; }

    /// <summary>Tax amounts, positive. (<c>refund_tax</c>)</summary>
    public IReadOnlyList<WooRefundTaxFields>? RefundTax { get; init; }

    /// <summary>Fields that this type does not name, such as those of plugins, sent as they are; null for none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extra { get; set; }
}
