using System.Globalization;
using AllFlows.Stage;

namespace AllFlows.Audit;

/// <summary>Compares what a shop asks for each article with what it costs in the ERP, and the tax where the shop shows prices with it.</summary>
internal static class PriceAudit
{
    public static FlowCount Of(ShopBook shop, ErpBook erp, PriceTags prices)
    {
        var count = new FlowCount("prices");
        foreach (var (sku, price) in erp.Prices)
        {
            var (regular, sale, taxClass) = shop.Prices.GetValueOrDefault(sku, (string.Empty, string.Empty, string.Empty));
            var name = $"{shop.Market.Shop}/{sku}";
            count.Expect($"{name} has no price", 1, regular.Length > 0 ? 1 : 0);
            count.Expect($"{name} is on sale for {sale}", 0, sale.Length > 0 ? 1 : 0);
            count.ExpectSum(name, prices.InShop(price, taxClass), ShopBook.Amount(regular));
        }

        count.What = string.Create(CultureInfo.InvariantCulture, $"{erp.Prices.Count} articles");
        return count;
    }
}
