using System.Collections.Immutable;
using Retail.Connectors.Amounts;
using Retail.Connectors.Effects;
using Retail.Connectors.Orders;
using Retail.Connectors.Tryton.Documents;
using Retail.Connectors.Tryton.Products;

namespace Retail.Connectors.Tryton.Orders;

/// <summary>
/// An order as lines of a sale. Prices are net and have few digits: what they leave over of a line's amount is a line of its own,
/// so that the untaxed amount is always equal.
/// </summary>
internal sealed class SaleRows(SaleWish wish, SaleReferences references, TrytonOptions options)
{
    private readonly Dictionary<string, TaxByRate> _rates =
        wish.Order.Taxes.GroupBy(rate => rate.RateId).ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);

    private readonly List<SaleRow> _rows = [];

    /// <summary>A quantity of nothing with an amount: the amount cannot stand on it, and no goods may move for it.</summary>
    public static bool IsAmountOnly(OrderLine line) => line.Quantity == 0 && line.Net.Amount != 0;

    public static string SkuOf(string sku, OrderCodes codes) => codes.Skus.GetValueOrDefault(sku, sku);

    /// <summary>SKUs of the service products that the order needs.</summary>
    public static IEnumerable<string> ServicesOf(Order order, TrytonOptions options) => order.Charges
        .Select(charge => ServiceOf(charge, options))
        .Concat(order.Lines.Where(IsAmountOnly).Select(_ => options.FeeProduct));

    public List<SaleRow> Build()
    {
        _rows.Clear();
        foreach (var line in wish.Order.Lines)
        {
            var product = IsAmountOnly(line) ? references.Products[options.FeeProduct] : references.Products[SkuOf(line.Sku, wish.Codes)];
            Add(line.Id, product, line.Name, IsAmountOnly(line) ? 1 : line.Quantity, line.Net, line.Taxes);
        }

        foreach (var charge in wish.Order.Charges)
        {
            Add(charge.Id, references.Products[ServiceOf(charge, options)], charge.Name, 1, charge.Net, charge.Taxes);
        }

        return _rows;
    }

    /// <summary>Lines without a price whose fixed tax moves one rate by some cents; null if the taxes or the product were not set up.</summary>
    public List<SaleRow>? Rounding(IReadOnlyList<RoundingAdjustment> roundings)
    {
        if (!references.Products.TryGetValue(options.RoundingProduct, out var product))
        {
            return null;
        }

        var rows = new List<SaleRow>();
        foreach (var rounding in roundings)
        {
            var tax = references.Taxes[rounding.RateId];
            if ((rounding.Amount.Amount > 0 ? tax.Up : tax.Down) is not { } cents)
            {
                return null;
            }

            rows.Add(new SaleRow(
                LineMarks.Rounding(rounding.RateId), product.Id, UnitOf(product), Math.Abs(rounding.Amount.Amount) / 0.01m, 0m, [cents],
                $"Rounding of tax, rate {rounding.RateId} {(rounding.Amount.Amount > 0 ? '+' : '-')}"));
        }

        return rows;
    }

    private static string ServiceOf(Charge charge, TrytonOptions options) => charge.Kind switch
    {
        ChargeKind.Shipping => options.ShippingProduct,
        ChargeKind.Rounding => options.RoundingProduct,
        _ => options.FeeProduct,
    };

    private static long UnitOf(TrytonProduct product) => product.SaleUom?.Id ?? product.DefaultUom?.Id ?? 0;

    private void Add(
        string id, TrytonProduct product, string name, decimal quantity, Money net, ImmutableArray<TaxAmount> taxes)
    {
        var words = name.Length > 0 ? name : product.Name ?? product.Code ?? id;
        var taxIds = taxes.Select(tax => references.Taxes[tax.RateId].Id).Distinct().ToArray();
        var taxed = TaxedShare(net.Amount, taxes);
        Add(LineMarks.Line(id), product, quantity, taxed, ExactPrice(taxed, quantity, taxes), taxIds, words);
        if (taxed != net.Amount)
        {
            Add(LineMarks.Untaxed(id), product, quantity, net.Amount - taxed, null, [], $"{words} (not taxed)");
        }
    }

    private void Add(string mark, TrytonProduct product, decimal quantity, decimal amount, decimal? exactPrice, long[] taxes, string words)
    {
        var price = quantity == 0 ? 0 : decimal.Round(exactPrice ?? (amount / quantity), options.PriceDigits, MidpointRounding.AwayFromZero);
        if (exactPrice is not null && AmountOf(price, quantity) != amount)
        {
            price = decimal.Round(amount / quantity, options.PriceDigits, MidpointRounding.AwayFromZero);
        }

        _rows.Add(new SaleRow(mark, product.Id, UnitOf(product), quantity, price, taxes, words));
        if (amount - AmountOf(price, quantity) is var rest and not 0 && references.Products.TryGetValue(options.RoundingProduct, out var rounding))
        {
            _rows.Add(new SaleRow(LineMarks.Rest(mark), rounding.Id, UnitOf(rounding), 1, rest, taxes, $"{words} (rest of the price)"));
        }
    }

    /// <summary>
    /// Where prices contain tax, the net price before the shop rounded it: Tryton rounds a tax once, over all lines, and comes to
    /// the shop's amount more often with it. Null if it would not give the shop's net amount.
    /// </summary>
    private decimal? ExactPrice(decimal net, decimal quantity, ImmutableArray<TaxAmount> taxes)
    {
        if (wish.Order.PriceBasis != PriceBasis.Gross || quantity == 0 || taxes.IsEmpty || taxes.Any(tax => !_rates.ContainsKey(tax.RateId)))
        {
            return null;
        }

        var exact = (net + taxes.Sum(tax => tax.Amount.Amount)) / (1 + taxes.Sum(tax => FactorOf(_rates[tax.RateId], taxes)));
        return Round(exact) == net ? exact / quantity : null;
    }

    /// <summary>
    /// Shops tax only that share of a reduction which falls on taxed goods, and show the whole as taxed. The share is the one from
    /// which the taxes follow; the whole if none does.
    /// </summary>
    private decimal TaxedShare(decimal net, ImmutableArray<TaxAmount> taxes)
    {
        if (net >= 0 || taxes.IsEmpty || taxes.Any(tax => !_rates.ContainsKey(tax.RateId)) || Gives(net, taxes))
        {
            return net;
        }

        var goods = wish.Order.Lines.Sum(line => line.Net.Amount);
        var taxed = wish.Order.Lines.Where(line => taxes.All(tax => line.Taxes.Any(other => other.RateId == tax.RateId))).Sum(line => line.Net.Amount);
        var factor = taxes.Sum(tax => FactorOf(_rates[tax.RateId], taxes));
        decimal[] shares =
        [
            .. goods > 0 ? (decimal[])[Round(net * taxed / goods)] : [],
            .. factor > 0 ? (decimal[])[Round(taxes.Sum(tax => tax.Amount.Amount) / factor)] : [],
        ];
        return shares.Where(share => share <= 0 && share >= net && Gives(share, taxes)).Cast<decimal?>().FirstOrDefault() ?? net;
    }

    private bool Gives(decimal amount, ImmutableArray<TaxAmount> taxes) =>
        taxes.All(tax => Round(amount * FactorOf(_rates[tax.RateId], taxes)) == Round(tax.Amount.Amount));

    /// <summary>What one unit of net amount carries of this tax.</summary>
    private decimal FactorOf(TaxByRate rate, ImmutableArray<TaxAmount> taxes)
    {
        var simple = rate.Compound ? taxes.Where(tax => !_rates[tax.RateId].Compound).Sum(tax => _rates[tax.RateId].Percent) / 100 : 0;
        return (1 + simple) * rate.Percent / 100;
    }

    /// <summary>What Tryton makes of a line: it rounds half to even.</summary>
    private decimal AmountOf(decimal price, decimal quantity) => wish.Order.Currency.Round(price * quantity, MoneyRounding.HalfToEven);

    private decimal Round(decimal amount) => wish.Order.Currency.Round(amount, MoneyRounding.HalfAwayFromZero);
}
