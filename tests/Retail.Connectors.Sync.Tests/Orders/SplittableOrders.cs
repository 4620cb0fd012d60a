using CsCheck;
using Retail.Connectors.Orders;
using static Retail.Connectors.Sync.Tests.Orders.TestOrders;

namespace Retail.Connectors.Sync.Tests.Orders;

/// <summary>Orders that add up, with one rate, a discount, shipping and a fee of either sign, rounded by line or once.</summary>
internal static class SplittableOrders
{
    public static Gen<Order> All { get; } =
        from lines in Gen.Select(Gen.Int[1, 90_000], Gen.Int[0, 9]).Array[1, 7]
        from shipping in Gen.Int[0, 3_000]
        from fee in Gen.Int[-50, 900]
        from percent in Gen.OneOf(0m, 7m, 9.975m, 19m, 20m)
        from discount in Gen.Int[0, 40]
        from rounding in Gen.Enum<TaxRounding>()
        select Of([.. lines.Select(line => (line.Item1 / 100m, line.Item2 == 0 ? 1m : 0m))], shipping / 100m, percent, rounding, discount, fee / 100m);

    /// <param name="lines">What each line costs before the discount, and whether it is free of tax (1).</param>
    /// <param name="shipping">Shipping, taxed like the goods.</param>
    /// <param name="percent">The rate.</param>
    /// <param name="rounding">Where the shop rounds.</param>
    /// <param name="discountPercent">What a coupon takes off each line.</param>
    /// <param name="fee">A fee without tax; negative for a reduction, for example a gift card.</param>
    public static Order Of(
        (decimal Price, decimal Free)[] lines, decimal shipping, decimal percent, TaxRounding rounding, int discountPercent, decimal fee = 0m)
    {
        var exact = 0m;
        var sold = lines.Select((line, i) =>
        {
            var net = Round(line.Price * (100 - discountPercent) / 100m);
            exact += line.Free == 0 ? net * percent / 100m : 0m;
            return Placed().Lines[0] with
            {
                Id = $"l{i}", Quantity = 1, UnitPrice = net, NetBeforeDiscount = Money(line.Price), Net = Money(net),
                Taxes = line.Free == 0 ? [new TaxAmount("7", Money(Round(net * percent / 100m)))] : [],
            };
        }).ToArray();
        exact += shipping * percent / 100m;
        List<Charge> charges =
        [
            new() { Id = "c1", Kind = ChargeKind.Shipping, Name = "Parcel", Net = Money(shipping), Taxes = [new TaxAmount("7", Money(Round(shipping * percent / 100m)))] },
        ];
        if (fee != 0)
        {
            charges.Add(new Charge { Id = "c2", Kind = ChargeKind.Fee, Name = "Gift card", Net = Money(fee) });
        }

        var taxed = sold.Where(line => line.Taxes.Length > 0).Sum(line => line.Net.Amount) + shipping;
        var byLine = sold.SelectMany(line => line.Taxes).Concat(charges.SelectMany(charge => charge.Taxes)).Sum(tax => tax.Amount.Amount);
        var rate = rounding == TaxRounding.AtSubtotal ? Round(exact) : byLine;
        var goods = sold.Sum(line => line.Net.Amount);
        var discount = sold.Sum(line => line.NetBeforeDiscount.Amount - line.Net.Amount);
        var extra = charges.Sum(charge => charge.Net.Amount);
        return Placed() with
        {
            TaxRounding = rounding,
            Lines = [.. sold],
            Charges = [.. charges],
            Discounts = discount > 0 ? [new Discount("SAVE", Money(discount))] : [],
            Taxes = [new TaxByRate { RateId = "7", Label = "VAT", Percent = percent, Base = Money(taxed), Tax = Money(rate) }],
            Totals = new OrderTotals
            {
                Goods = Money(goods), Charges = Money(extra), Discount = Money(discount), Tax = Money(rate), Grand = Money(goods + extra + rate),
            },
        };
    }

    private static decimal Round(decimal amount) => decimal.Round(amount, 2, MidpointRounding.AwayFromZero);
}
