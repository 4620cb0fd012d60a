using System.Text.Json;
using System.Text.Json.Serialization;
using Retail.Connectors.WooCommerce.Wire;

namespace Retail.Connectors.WooCommerce.Reports;

/// <summary>Sales of a period.</summary>
public sealed record WooSalesReport
{
    /// <summary>Gross sales in the period. (<c>total_sales</c>)</summary>
    public decimal? TotalSales { get; set; }

    /// <summary>Net sales in the period. (<c>net_sales</c>)</summary>
    public decimal? NetSales { get; set; }

    /// <summary>Average net daily sales. (<c>average_sales</c>)</summary>
    public decimal? AverageSales { get; set; }

    /// <summary>Total of orders placed. (<c>total_orders</c>)</summary>
    public long TotalOrders { get; set; }

    /// <summary>Total of items purchased. (<c>total_items</c>)</summary>
    public long TotalItems { get; set; }

    /// <summary>Total charged for taxes. (<c>total_tax</c>)</summary>
    public decimal? TotalTax { get; set; }

    /// <summary>Total charged for shipping. (<c>total_shipping</c>)</summary>
    public decimal? TotalShipping { get; set; }

    /// <summary>Total of refunded orders. (<c>total_refunds</c>)</summary>
    public decimal? TotalRefunds { get; set; }

    /// <summary>Total of coupons used. (<c>total_discount</c>)</summary>
    public decimal? TotalDiscount { get; set; }

    /// <summary>Group type. (<c>totals_grouped_by</c>)</summary>
    public string TotalsGroupedBy { get; set; } = string.Empty;

    /// <summary>Sales by day or month, as <see cref="TotalsGroupedBy"/> says. (<c>totals</c>)</summary>
    [JsonConverter(typeof(WooMapConverter<WooSalesPeriod>))]
    public IReadOnlyDictionary<string, WooSalesPeriod> Totals { get; set => field = value ?? new Dictionary<string, WooSalesPeriod>(); } = new Dictionary<string, WooSalesPeriod>();

    /// <summary>New customers. (<c>total_customers</c>)</summary>
    public long TotalCustomers { get; set; }

    /// <summary>Fields that this type does not name, such as those of plugins, as they came; null if there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extra { get; set; }

    [JsonInclude]
    [JsonPropertyName("_links")]
    internal WooLinks? Links { get; set; }
}
