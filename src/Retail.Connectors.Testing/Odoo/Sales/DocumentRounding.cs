namespace Retail.Connectors.Testing.Odoo.Sales;

/// <summary>
/// Makes a document's sums what rounding the unrounded sums gives, by moving smallest units between its lines. With amounts
/// that were rounded per line there is nothing to move.
/// </summary>
internal static class DocumentRounding
{
    public static void Apply(IReadOnlyList<TaxedLine> lines, decimal unit)
    {
        foreach (var group in lines.SelectMany(line => line.Taxes).GroupBy(tax => tax.Rule.Id))
        {
            RoundTax([.. group], unit);
        }

        RoundNet(lines, unit);
    }

    private static void RoundTax(LineTax[] taxes, decimal unit)
    {
        var amount = AmountRounding.Round(taxes.Sum(tax => tax.RawAmount), unit);
        Spread(amount - taxes.Sum(tax => tax.Amount), unit, taxes, tax => tax.RawAmount, (tax, delta) => tax.AmountDelta += delta);

        var rawBase = taxes.Sum(tax => tax.RawBase);
        var missing = taxes[0].Rule.IsIncluded
            ? AmountRounding.Round(rawBase + taxes.Sum(tax => tax.RawAmount), unit) - taxes.Sum(tax => tax.Base) - amount
            : AmountRounding.Round(rawBase, unit) - taxes.Sum(tax => tax.Base);
        Spread(missing, unit, taxes, tax => tax.RawBase, (tax, delta) => tax.BaseDelta += delta);
    }

    private static void RoundNet(IReadOnlyList<TaxedLine> lines, decimal unit)
    {
        var net = lines.Sum(line => line.RawExcluded);
        if (lines.Any(line => line.Taxes.Any(tax => !tax.Rule.IsIncluded && tax.Amount + tax.AmountDelta != 0)))
        {
            Spread(AmountRounding.Round(net, unit) - lines.Sum(line => line.Excluded), unit, lines, line => line.RawExcluded, (line, delta) => line.ExcludedDelta += delta);
            return;
        }

        // Only included taxes: what the customer pays is rounded, and the net is what remains.
        var taxes = lines.SelectMany(line => line.Taxes).ToArray();
        var gross = AmountRounding.Round(net + taxes.Sum(tax => tax.RawAmount), unit);
        var missing = gross - lines.Sum(line => line.Excluded) - taxes.Sum(tax => tax.Amount + tax.AmountDelta);
        Spread(missing, unit, lines, line => line.RawIncluded, (line, delta) => line.ExcludedDelta += delta);
    }

    /// <summary>Hands out whole units by weight, the heaviest first, and what is left one by one in that order.</summary>
    private static void Spread<T>(decimal delta, decimal unit, IReadOnlyList<T> targets, Func<T, decimal> weight, Action<T, decimal> give)
    {
        var units = (int)Math.Abs(delta / unit);
        if (units == 0)
        {
            return;
        }

        var step = delta < 0 ? -unit : unit;
        var ordered = targets.OrderByDescending(target => Math.Abs(weight(target))).ToArray();
        var sum = ordered.Sum(target => Math.Abs(weight(target)));
        var left = units;
        foreach (var target in ordered)
        {
            var share = sum == 0 ? 1m / ordered.Length : Math.Abs(weight(target)) / sum;
            var part = Math.Min((int)Math.Round(share * units, MidpointRounding.ToEven), left);
            left -= part;
            give(target, part * step);
        }

        for (var i = 0; i < left; i++)
        {
            give(ordered[i % ordered.Length], step);
        }
    }
}
