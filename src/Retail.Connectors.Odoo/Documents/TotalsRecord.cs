using Retail.Connectors.Odoo.Rpc;

namespace Retail.Connectors.Odoo.Documents;

/// <summary>What Odoo computed for a document: the same fields on <c>sale.order</c> and <c>account.move</c>.</summary>
internal sealed record TotalsRecord
{
    public long Id { get; init; }

    public OdooLink CurrencyId { get; init; }

    public decimal AmountUntaxed { get; init; }

    public decimal AmountTax { get; init; }

    public decimal AmountTotal { get; init; }

    public TaxTotals? TaxTotals { get; init; }
}
