namespace Retail.Connectors.Testing.Odoo.Sales;

/// <summary>One tax on one line: base and amount, unrounded and as they count.</summary>
internal sealed class LineTax(TaxRule rule)
{
    public TaxRule Rule => rule;

    public decimal RawBase { get; set; }

    public decimal RawAmount { get; set; }

    public bool IsComputed { get; set; }

    /// <summary>What other taxes add to the base that this tax is computed on, and to the base that is shown.</summary>
    public decimal ExtraForAmount { get; set; }

    public decimal ExtraForBase { get; set; }

    public decimal Base { get; set; }

    public decimal Amount { get; set; }

    public decimal BaseDelta { get; set; }

    public decimal AmountDelta { get; set; }

    /// <summary>As a double: the sums that the wire shows are sums of doubles, artefacts included.</summary>
    public double ShownBase => (double)Base + (double)BaseDelta;

    public double ShownAmount => (double)Amount + (double)AmountDelta;
}
