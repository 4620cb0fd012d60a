using CsCheck;
using Retail.Connectors.Orders;
using Retail.Connectors.Sync.Orders;

namespace Retail.Connectors.Sync.Tests.Orders;

/// <summary>However an order is split, its parts come to it in every sum, and each adds up by itself.</summary>
public sealed class OrderSplitPropertyTests
{
    private static readonly Gen<(Order Order, OrderPart[] Parts)> Split =
        from order in SplittableOrders.All
        from count in Gen.Int[1, 4]
        from places in Gen.Int[0, count - 1].Array[order.Lines.Length]
        select (order, PartsOf(order, places));

    [Fact]
    public void Run_AnySplit_ComesToTheOrderInEverySum() => Split.Sample(
        (order, parts) =>
        {
            Assert.Empty(order.Verify());
            var split = OrderSplit.Run(order, parts).Select(part => part.Order).ToArray();

            Assert.Equal(parts.Length, split.Length);
            Assert.Equal(order.Totals.Goods.Amount, split.Sum(part => part.Totals.Goods.Amount));
            Assert.Equal(order.Totals.Charges.Amount, split.Sum(part => part.Totals.Charges.Amount));
            Assert.Equal(order.Totals.Discount.Amount, split.Sum(part => part.Totals.Discount.Amount));
            Assert.Equal(order.Totals.Tax.Amount, split.Sum(part => part.Totals.Tax.Amount));
            Assert.Equal(order.Totals.Grand.Amount, split.Sum(part => part.Totals.Grand.Amount));
            foreach (var rate in order.Taxes)
            {
                var of = split.SelectMany(part => part.Taxes).Where(other => other.RateId == rate.RateId).ToArray();
                Assert.Equal((rate.Base.Amount, rate.Tax.Amount), (of.Sum(item => item.Base.Amount), of.Sum(item => item.Tax.Amount)));
            }

            foreach (var charge in order.Charges)
            {
                var of = split.SelectMany(part => part.Charges).Where(other => other.Id == charge.Id).ToArray();
                Assert.Equal(charge.Net.Amount, of.Sum(item => item.Net.Amount));
                Assert.Equal(charge.Taxes.Sum(tax => tax.Amount.Amount), of.Sum(item => item.Taxes.Sum(tax => tax.Amount.Amount)));
            }

            Assert.Equal(order.Lines.Select(line => line.Id).Order(), split.SelectMany(part => part.Lines).Select(line => line.Id).Order());
        },
        iter: 5_000);

    [Fact]
    public void Run_AnySplit_EachPartAddsUpByItself() => Split.Sample(
        (order, parts) =>
        {
            foreach (var part in OrderSplit.Run(order, parts))
            {
                Assert.Empty(part.Order.Verify());
            }
        },
        iter: 5_000);

    [Fact]
    public void Run_Charge_IsSharedByGoodsToTheLargestRemainder()
    {
        var order = SplittableOrders.Of(
            [(10m, 0m), (20m, 0m), (70m, 0m)], shipping: 1.01m, percent: 0m, TaxRounding.PerLine, discountPercent: 0);
        var parts = OrderSplit.Run(order, [new("a", ["l0"]), new("b", ["l1"]), new("c", ["l2"])]);

        // 0.101, 0.202 and 0.707: one cent is left and goes to the largest remainder.
        Assert.Equal([0.10m, 0.20m, 0.71m], parts.Select(part => part.Order.Totals.Charges.Amount));
    }

    private static OrderPart[] PartsOf(Order order, int[] places) =>
    [
        .. order.Lines.Select((line, i) => (line.Id, Place: places[i])).GroupBy(line => line.Place).OrderBy(group => group.Key)
            .Select(group => new OrderPart($"p{group.Key}", [.. group.Select(line => line.Id)])),
    ];
}
