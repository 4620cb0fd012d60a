using System.Globalization;
using NodaTime;
using Retail.Connectors.WooCommerce.Variations;
using Retail.Connectors.WooCommerce.Wire;

namespace Retail.Connectors.WooCommerce.Products;

/// <summary>What the shop keeps of something that is sold, be it a product or a variation.</summary>
/// <param name="Name">What people call it: the SKU, else the number.</param>
/// <param name="Type">Type of the product, <c>variation</c> for a variation.</param>
/// <param name="ManagesStock">It has a stock of its own.</param>
/// <param name="StockQuantity">Units in stock; null if not counted.</param>
/// <param name="Backorders"><c>no</c>, <c>notify</c> or <c>yes</c>.</param>
/// <param name="RegularPrice">Price without a sale; null for none.</param>
/// <param name="SalePrice">Price in a sale; null for none.</param>
/// <param name="SaleFrom">When the sale begins; null for at once.</param>
/// <param name="SaleUntil">When it ends; null for never.</param>
internal sealed record WooItemState(
    string Name, string Type, bool ManagesStock, decimal? StockQuantity, string Backorders,
    decimal? RegularPrice, decimal? SalePrice, Instant? SaleFrom, Instant? SaleUntil)
{
    /// <summary>Fields of plugins.</summary>
    public IReadOnlyList<WooMeta> MetaData { get; init; } = [];

    public static WooItemState Of(WooProduct product) => new(
        NameOf(product.Sku, product.Id), product.Type, product.ManageStock, product.StockQuantity, product.Backorders,
        product.RegularPrice, product.SalePrice, product.DateOnSaleFromGmt, product.DateOnSaleToGmt) { MetaData = product.MetaData };

    public static WooItemState Of(WooVariation variation) => new(
        NameOf(variation.Sku, variation.Id), "variation", variation.ManageStock == WooStockManagement.Own, variation.StockQuantity, variation.Backorders,
        variation.RegularPrice, variation.SalePrice, variation.DateOnSaleFromGmt, variation.DateOnSaleToGmt) { MetaData = variation.MetaData };

    private static string NameOf(string sku, long id) => sku.Length > 0 ? sku : id.ToString(CultureInfo.InvariantCulture);
}
