namespace Retail.Connectors.Odoo.Documents;

/// <summary>One amount, as the shop and as Odoo has it.</summary>
/// <param name="What">For people, for example <c>tax of rate 3</c>.</param>
/// <param name="Rates">The shop's rates that share the tax group; empty for totals.</param>
/// <param name="Shop">The shop's amount.</param>
/// <param name="Erp">Odoo's amount.</param>
internal sealed record MoneyDifference(string What, IReadOnlyList<string> Rates, decimal Shop, decimal Erp)
{
    /// <summary>What Odoo lacks.</summary>
    public decimal Lacking => Shop - Erp;
}
