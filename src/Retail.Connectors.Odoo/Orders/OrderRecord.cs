using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Retail.Connectors.Odoo.Documents;
using Retail.Connectors.Odoo.Rpc;

namespace Retail.Connectors.Odoo.Orders;

/// <summary>A sales order as it is read back (<c>sale.order</c>).</summary>
internal sealed record OrderRecord
{
    public long Id { get; init; }

    public string? Name { get; init; }

    /// <summary><c>draft</c>, <c>sent</c>, <c>sale</c> or <c>cancel</c>.</summary>
    public string? State { get; init; }

    public OdooLink CurrencyId { get; init; }

    public decimal AmountUntaxed { get; init; }

    public decimal AmountTax { get; init; }

    public decimal AmountTotal { get; init; }

    public TaxTotals? TaxTotals { get; init; }

    /// <summary>What it comes to.</summary>
    [JsonIgnore]
    public TotalsRecord Totals => new()
    {
        Id = Id, CurrencyId = CurrencyId, AmountUntaxed = AmountUntaxed, AmountTax = AmountTax, AmountTotal = AmountTotal, TaxTotals = TaxTotals,
    };

    public ImmutableArray<long> OrderLine { get; init; } = [];
}
