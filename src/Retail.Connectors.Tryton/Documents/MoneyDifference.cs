namespace Retail.Connectors.Tryton.Documents;

/// <summary>One amount, as the shop and as Tryton has it.</summary>
/// <param name="What">For people, for example <c>tax of rate 3</c>.</param>
/// <param name="Rates">The shop's rates that share the tax; empty for totals.</param>
/// <param name="Shop">The shop's amount.</param>
/// <param name="Erp">Tryton's amount.</param>
internal sealed record MoneyDifference(string What, IReadOnlyList<string> Rates, decimal Shop, decimal Erp)
{
    /// <summary>What Tryton lacks.</summary>
    public decimal Lacking => Shop - Erp;
}
