using System.Text.Json;
using System.Text.Json.Serialization;

namespace Retail.Connectors.WooCommerce.Reports;

/// <summary>Sales of a day or a month.</summary>
public sealed record WooSalesPeriod
{
    /// <summary>Sales. (<c>sales</c>)</summary>
    public decimal? Sales { get; set; }

    /// <summary>Orders. (<c>orders</c>)</summary>
    public long Orders { get; set; }

    /// <summary>Units. (<c>items</c>)</summary>
    public long Items { get; set; }

    /// <summary>Tax. (<c>tax</c>)</summary>
    public decimal? Tax { get; set; }

    /// <summary>Shipping. (<c>shipping</c>)</summary>
    public decimal? Shipping { get; set; }

    /// <summary>Discounts. (<c>discount</c>)</summary>
    public decimal? Discount { get; set; }

    /// <summary>New customers. (<c>customers</c>)</summary>
    public long Customers { get; set; }

    /// <summary>Fields that this type does not name, such as those of plugins, as they came; null if there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extra { get; set; }
}
