namespace Retail.Connectors.Testing.Tryton;

/// <summary>When the accounting rounds tax amounts (<c>account.configuration.tax_rounding</c>).</summary>
public enum TrytonTaxRounding
{
    /// <summary>Once per document and tax; Tryton's default.</summary>
    Document,

    /// <summary>After each line.</summary>
    Line,
}
