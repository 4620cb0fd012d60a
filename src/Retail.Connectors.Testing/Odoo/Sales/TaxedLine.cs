namespace Retail.Connectors.Testing.Odoo.Sales;

/// <summary>A line's price and its taxes, computed alone; <see cref="DocumentRounding"/> moves what the document rounds.</summary>
internal sealed class TaxedLine
{
    private TaxedLine(IReadOnlyList<LineTax> taxes) => Taxes = taxes;

    public IReadOnlyList<LineTax> Taxes { get; }

    public decimal RawExcluded { get; private set; }

    public decimal RawIncluded { get; private set; }

    public decimal Excluded { get; private set; }

    public decimal ExcludedDelta { get; set; }

    /// <summary>Net plus taxes of this line alone.</summary>
    public decimal Included => Excluded + Taxes.Sum(tax => tax.Amount);

    public double ShownExcluded => (double)Excluded + (double)ExcludedDelta;

    public static TaxedLine Compute(decimal quantity, decimal priceUnit, decimal discount, IEnumerable<TaxRule> rules, decimal unit, OdooTaxRounding rounding)
    {
        var taxes = rules.OrderBy(rule => rule.Sequence).ThenBy(rule => rule.Id).Select(rule => new LineTax(rule)).ToArray();
        var line = new TaxedLine(taxes);
        var raw = quantity * priceUnit * (1 - (discount / 100m));
        if (rounding is OdooTaxRounding.PerLine)
        {
            raw = AmountRounding.Round(raw, unit);
        }

        line.Apportion(raw, priceUnit * (1 - (discount / 100m)) < 0 ? -quantity : quantity, amount => rounding is OdooTaxRounding.PerLine ? AmountRounding.Round(amount, unit) : amount);
        line.Excluded = AmountRounding.Round(line.RawExcluded, unit);
        foreach (var tax in taxes)
        {
            tax.Base = AmountRounding.Round(tax.RawBase, unit);
            tax.Amount = AmountRounding.Round(tax.RawAmount, unit);
        }

        return line;
    }

    /// <param name="raw">What the line comes to before tax.</param>
    /// <param name="pieces">How often a fixed tax counts: the quantity, turned round where the price is negative.</param>
    /// <param name="round">How amounts are rounded on the way.</param>
    private void Apportion(decimal raw, decimal pieces, Func<decimal, decimal> round)
    {
        var batches = Batches();

        // Fixed taxes first, for they change the price that included ones are taken out of; then the included ones, backwards.
        for (var i = Taxes.Count - 1; i >= 0; i--)
        {
            if (Taxes[i].Rule.IsFixed)
            {
                Settle(i, round(pieces * Taxes[i].Rule.Amount), batches);
            }
        }

        for (var i = Taxes.Count - 1; i >= 0; i--)
        {
            if (!Taxes[i].IsComputed && Taxes[i].Rule.IsIncluded)
            {
                var percent = Members(batches, i).Sum(member => member.Rule.Amount) / 100m;
                var net = percent == -1 ? 0 : (raw + Taxes[i].ExtraForAmount) / (1 + percent);
                Settle(i, round(net * Taxes[i].Rule.Amount / 100m), batches);
            }
        }

        for (var i = 0; i < Taxes.Count; i++)
        {
            if (!Taxes[i].IsComputed)
            {
                Settle(i, round((raw + Taxes[i].ExtraForAmount) * Taxes[i].Rule.Amount / 100m), batches);
            }
        }

        for (var i = 0; i < Taxes.Count; i++)
        {
            var contained = Taxes[i].Rule.IsIncluded ? Members(batches, i).Sum(member => member.RawAmount) : 0;
            Taxes[i].RawBase = raw + Taxes[i].ExtraForBase - contained;
        }

        RawExcluded = Taxes.Count == 0 ? raw : Taxes[0].RawBase;
        RawIncluded = RawExcluded + Taxes.Sum(tax => tax.RawAmount);
    }

    private int[] Batches()
    {
        var batches = new int[Taxes.Count];
        var affected = false;
        for (var i = Taxes.Count - 1; i >= 0; i--)
        {
            batches[i] = i < Taxes.Count - 1 && Taxes[i].Rule.SharesBatchWith(Taxes[i + 1].Rule, affected) ? batches[i + 1] : i;
            affected = Taxes[i].Rule.IsBaseAffected;
        }

        return batches;
    }

    private IEnumerable<LineTax> Members(int[] batches, int index) => Taxes.Where((_, i) => batches[i] == batches[index]);

    private void Settle(int index, decimal amount, int[] batches)
    {
        var tax = Taxes[index];
        tax.RawAmount = amount;
        tax.IsComputed = true;
        for (var i = 0; i < Taxes.Count; i++)
        {
            if (batches[i] == batches[index])
            {
                continue;
            }

            var other = Taxes[i];
            var sign = (tax.Rule.IsIncluded, i > index) switch
            {
                (false, true) => tax.Rule.IncludesInBase && other.Rule.IsBaseAffected ? 1 : 0,
                (false, false) => 0,
                (true, true) => tax.Rule.IncludesInBase && other.Rule.IsBaseAffected ? 0 : -1,
                (true, false) => -1,
            };
            other.ExtraForBase += sign * amount;
            if (!other.IsComputed)
            {
                other.ExtraForAmount += sign * amount;
            }
        }
    }
}
