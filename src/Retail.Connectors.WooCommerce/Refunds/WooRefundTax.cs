using System.Text.Json;
using System.Text.Json.Serialization;

namespace Retail.Connectors.WooCommerce.Refunds;

/// <summary>Tax of a refunded article by rate.</summary>
public sealed record WooRefundTax
{
    /// <summary>Id of the rate. (<c>id</c>)</summary>
    public long Id { get; set; }

    /// <summary>After discounts. (<c>total</c>)</summary>
    public decimal? Total { get; set; }

    /// <summary>Before discounts. (<c>subtotal</c>)</summary>
    public decimal? Subtotal { get; set; }

    /// <summary>Never sent; it is only written. (<c>refund_total</c>)</summary>
    public decimal? RefundTotal { get; set; }

    /// <summary>Fields that this type does not name, such as those of plugins, as they came; null if there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extra { get; set; }
}
