using System.Text.Json;
using System.Text.Json.Serialization;

namespace Retail.Connectors.WooCommerce.Orders;

/// <summary>A refund as it stands in the order.</summary>
public sealed record WooRefundSummary
{
    /// <summary>Id of the refund. (<c>id</c>)</summary>
    public long Id { get; set; }

    /// <summary>Why; may be empty. (<c>reason</c>)</summary>
    public string Reason { get; set; } = string.Empty;

    /// <summary>A negative amount; null where the shop sends <c>-</c>, which is a refund without an amount. (<c>total</c>)</summary>
    public decimal? Total { get; set; }

    /// <summary>Fields that this type does not name, such as those of plugins, as they came; null if there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extra { get; set; }
}
