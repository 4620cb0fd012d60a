namespace Retail.Connectors.Testing.Odoo;

/// <summary>When a company rounds taxes (<c>tax_calculation_rounding_method</c>).</summary>
public enum OdooTaxRounding
{
    /// <summary>Each line by itself (<c>round_per_line</c>).</summary>
    PerLine,

    /// <summary>The sum over all lines of a rate (<c>round_globally</c>), the server's own default.</summary>
    Globally,
}
