using System.Collections.Immutable;
using Retail.Connectors.Amounts;
using Retail.Connectors.Orders;

namespace Retail.Connectors.Sync.Orders;

/// <summary>
/// Splits an order over parts so that the parts come to the order, to the minor unit and in every sum. Lines stay whole. Charges are
/// shared by the goods of each part, largest remainder first; if a share's tax does not fit its rate any more, all charges go whole
/// to the largest part. What a shop lost or gained by rounding is shared as well.
/// </summary>
internal static class OrderSplit
{
    /// <summary>The parts as orders; those with discrepancies could not be made to add up.</summary>
    /// <param name="order">An order that adds up.</param>
    /// <param name="parts">Its parts; together they name each line once.</param>
    public static ImmutableArray<PlannedPart> Run(Order order, IReadOnlyList<OrderPart> parts)
    {
        if (parts is [var only])
        {
            return [new PlannedPart(only.Name, order, only.Warehouse)];
        }

        var shared = Make(order, parts, wholeCharges: false);
        return shared.All(part => part.Order.Verify().IsEmpty) ? shared : Make(order, parts, wholeCharges: true);
    }

    /// <summary>Why a route cannot be followed; null if it can.</summary>
    public static string? Problem(Order order, IReadOnlyList<OrderPart> parts)
    {
        var named = parts.SelectMany(part => part.Lines).ToList();
        var known = order.Lines.Select(line => line.Id).ToHashSet(StringComparer.Ordinal);
        if (parts.Count == 0)
        {
            return "the rule gives no part";
        }

        if (named.Find(id => !known.Contains(id)) is { } unknown)
        {
            return $"the order has no line {unknown}";
        }

        if (known.Where(id => named.Count(name => name == id) != 1).Order(StringComparer.Ordinal).FirstOrDefault() is { } line)
        {
            return $"line {line} is in {named.Count(name => name == line)} parts";
        }

        if (parts.GroupBy(part => part.Name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twins)
        {
            return $"{twins.Count()} parts are called '{twins.Key}'";
        }

        return parts.FirstOrDefault(part => !IsName(part.Name) || (part.Name.Length == 0 && parts.Count > 1)) is { } odd
            ? $"'{odd.Name}' is no name of a part"
            : null;
    }

    private static bool IsName(string name) => name.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '.');

    private static ImmutableArray<PlannedPart> Make(Order order, IReadOnlyList<OrderPart> parts, bool wholeCharges)
    {
        var lines = parts.Select(part => order.Lines.Where(line => part.Lines.Contains(line.Id)).ToImmutableArray()).ToArray();
        var weights = lines.Select(own => Math.Max(0m, own.Sum(line => line.Net.Amount))).ToArray();
        var shares = wholeCharges ? LargestOnly(weights) : weights;
        var charges = parts.Select(_ => ImmutableArray.CreateBuilder<Charge>()).ToArray();
        foreach (var charge in order.Charges.Where(charge => charge.Kind != ChargeKind.Rounding))
        {
            Share(order, charge, shares, charges);
        }

        foreach (var rounding in order.Charges.Where(charge => charge.Kind == ChargeKind.Rounding))
        {
            ShareRounding(order, rounding, lines, charges);
        }

        var rates = SplitRates.Of(order, lines, charges);
        var discounts = SplitDiscounts.Of(order, lines);
        return
        [
            .. parts.Select((part, i) => new PlannedPart(
                part.Name, PartOf(order, lines[i], charges[i].ToImmutable(), rates[i], discounts[i].Discount, discounts[i].Codes), part.Warehouse)),
        ];
    }

    private static Order PartOf(
        Order order, ImmutableArray<OrderLine> lines, ImmutableArray<Charge> charges, ImmutableArray<TaxByRate> rates, decimal discount,
        ImmutableArray<Discount> codes)
    {
        var currency = order.Currency.Currency;
        var (goods, extra, tax) = (lines.Sum(line => line.Net.Amount), charges.Sum(charge => charge.Net.Amount), rates.Sum(rate => rate.Tax.Amount));
        return order with
        {
            Lines = lines,
            Charges = charges,
            Taxes = rates,
            Discounts = codes,
            // The money is the order's: no part was paid or refunded by itself.
            Transactions = [],
            Payment = order.Payment == PaymentState.PartlyRefunded ? PaymentState.Paid : order.Payment,
            Totals = new OrderTotals
            {
                Goods = new Money(goods, currency),
                Charges = new Money(extra, currency),
                Discount = new Money(discount, currency),
                Tax = new Money(tax, currency),
                Grand = new Money(goods + extra + tax, currency),
            },
        };
    }

    /// <summary>A share of nothing is left out, unless the charge itself is nothing: that goes to the first part.</summary>
    private static void Share(Order order, Charge charge, decimal[] weights, ImmutableArray<Charge>.Builder[] charges)
    {
        var net = charge.Net.Allocate(weights, order.Currency);
        var taxWeights = Array.ConvertAll(net, share => Math.Abs(share.Amount));
        var taxes = charge.Taxes.Select(tax => (tax.RateId, Shares: tax.Amount.Allocate(taxWeights, order.Currency))).ToList();
        var isNothing = charge.Net.Amount == 0 && charge.Taxes.All(tax => tax.Amount.Amount == 0);
        for (var i = 0; i < weights.Length; i++)
        {
            if (isNothing ? i == 0 : net[i].Amount != 0 || taxes.Any(tax => tax.Shares[i].Amount != 0))
            {
                charges[i].Add(charge with { Net = net[i], Taxes = [.. taxes.Select(tax => new TaxAmount(tax.RateId, tax.Shares[i]))] });
            }
        }
    }

    /// <summary>Each part may carry half a unit for each amount that it shows.</summary>
    private static void ShareRounding(Order order, Charge rounding, ImmutableArray<OrderLine>[] lines, ImmutableArray<Charge>.Builder[] charges)
    {
        var unit = order.Currency.MinorUnit;
        var room = lines.Select((own, i) => decimal.Floor(
            (own.Length + charges[i].Count + 1 + (2 * RatesOf(own, charges[i]).Count())) / 2m)).ToArray();
        var shares = Residual.Share(rounding.Net.Amount / unit, room);
        for (var i = 0; i < shares.Length; i++)
        {
            if (shares[i] != 0)
            {
                charges[i].Add(rounding with { Net = new Money(shares[i] * unit, order.Currency.Currency) });
            }
        }
    }

    internal static IEnumerable<string> RatesOf(IEnumerable<OrderLine> lines, IEnumerable<Charge> charges) =>
        lines.SelectMany(line => line.Taxes).Concat(charges.SelectMany(charge => charge.Taxes)).Select(tax => tax.RateId).Distinct(StringComparer.Ordinal);

    private static decimal[] LargestOnly(decimal[] weights)
    {
        var largest = Array.IndexOf(weights, weights.Max());
        return [.. weights.Select((_, i) => i == largest ? 1m : 0m)];
    }
}
