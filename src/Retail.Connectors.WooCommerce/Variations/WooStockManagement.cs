using System.Text.Json.Serialization;

namespace Retail.Connectors.WooCommerce.Variations;

/// <summary>Who counts the stock of a variation. (<c>manage_stock</c>)</summary>
[JsonConverter(typeof(WooStockManagementConverter))]
public enum WooStockManagement
{
    /// <summary>Nobody. (<c>false</c>)</summary>
    None,

    /// <summary>The variation has a stock of its own. (<c>true</c>)</summary>
    Own,

    /// <summary>The product counts for all its variations. (<c>"parent"</c>)</summary>
    Parent,
}
