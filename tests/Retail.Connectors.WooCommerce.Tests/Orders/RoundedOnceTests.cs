using System.Text.Json;
using Retail.Connectors.Orders;
using Retail.Connectors.WooCommerce.Orders;
using Retail.Connectors.WooCommerce.Wire;

namespace Retail.Connectors.WooCommerce.Tests.Orders;

/// <summary>
/// Sixty orders as WooCommerce 10.0.2 answered them in German, with gross prices, rounding at the subtotal, numbers and a status of
/// its own. What it shows of an order misses its total in every third.
/// </summary>
public sealed class RoundedOnceTests
{
    [Fact]
    public void Map_ShopThatRoundsOnce_EveryCentIsExplained() => TestCultures.Each(() =>
    {
        var orders = Read().ConvertAll(Map);

        Assert.Equal(60, orders.Count);
        Assert.Equal([], orders.SelectMany(order => order.Verify().Select(found => $"{order.Number}: {found}")));
        Assert.All(orders, order => Assert.Equal(
            order.Totals.Grand.Amount,
            order.Lines.Sum(line => line.Net.Amount) + order.Charges.Sum(charge => charge.Net.Amount) + order.Taxes.Sum(rate => rate.Tax.Amount)));
        var roundings = orders.SelectMany(order => order.Charges).Where(charge => charge.Kind == ChargeKind.Rounding).ToList();
        Assert.Equal((19, 0.01m, 0.01m), (roundings.Count, roundings.Min(charge => Math.Abs(charge.Net.Amount)), roundings.Max(charge => Math.Abs(charge.Net.Amount))));
    });

    [Fact]
    public void Map_ShopThatRoundsOnce_TotalsAndRatesStayTheShopsOwn()
    {
        var raw = Read();

        Assert.All(raw, order =>
        {
            var mapped = Map(order);
            Assert.Equal(order.Total, mapped.Totals.Grand.Amount);
            Assert.Equal(
                order.TaxLines.Select(rate => (rate.TaxTotal ?? 0m) + (rate.ShippingTaxTotal ?? 0m)),
                mapped.Taxes.Select(rate => rate.Tax.Amount));
        });
    }

    [Fact]
    public void Map_MoreThanRoundingIsMissing_IsNotExplainedAway()
    {
        var order = Read()[0];

        var mapped = Map(order with { Total = order.Total + 0.10m });

        Assert.DoesNotContain(mapped.Charges, charge => charge.Kind == ChargeKind.Rounding);
        Assert.Contains(mapped.Verify(), found => found.Code == "grand-total");
    }

    private static Order Map(WooOrder order) =>
        new WooOrderMapping("shop-de", new WooCommerceOptions { TaxRounding = TaxRounding.AtSubtotal }).Map(order);

    private static List<WooOrder> Read() => JsonSerializer.Deserialize(
        Recording.Load("orders", "orders-german-rounds-at-subtotal").Body, WooJson.Default.ListWooOrder)!;
}
