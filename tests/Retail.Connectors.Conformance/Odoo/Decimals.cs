namespace Retail.Connectors.Conformance.Odoo;

/// <summary>Amounts without trailing zeros.</summary>
internal static class Decimals
{
    public static decimal Normal(this decimal value) => value / 1.000000000000000000000000000000000m;
}
