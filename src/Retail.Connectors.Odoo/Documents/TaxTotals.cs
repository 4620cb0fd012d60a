using System.Collections.Immutable;

namespace Retail.Connectors.Odoo.Documents;

/// <summary>What Odoo computed per tax group (<c>tax_totals</c>).</summary>
internal sealed record TaxTotals
{
    public ImmutableArray<Subtotal> Subtotals { get; init; } = [];

    internal sealed record Subtotal
    {
        public ImmutableArray<Group> TaxGroups { get; init; } = [];
    }

    /// <summary>The tax of one group in the order's currency.</summary>
    internal sealed record Group
    {
        public long Id { get; init; }

        public decimal TaxAmountCurrency { get; init; }

        public string? GroupName { get; init; }
    }
}
