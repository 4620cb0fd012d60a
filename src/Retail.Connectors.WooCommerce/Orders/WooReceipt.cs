using System.Text.Json;
using System.Text.Json.Serialization;

namespace Retail.Connectors.WooCommerce.Orders;

/// <summary>A link to a receipt.</summary>
public sealed record WooReceipt
{
    /// <summary>Address of the receipt, open to all who know it. (<c>receipt_url</c>)</summary>
    public string ReceiptUrl { get; set; } = string.Empty;

    /// <summary>Day on which the link expires, <c>yyyy-MM-dd</c>. (<c>expiration_date</c>)</summary>
    public string ExpirationDate { get; set; } = string.Empty;

    /// <summary>Fields that this type does not name, such as those of plugins, as they came; null if there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extra { get; set; }
}
