using System.Collections.Immutable;

namespace Retail.Connectors.Odoo.Orders;

/// <summary>A line of a sales order (<c>sale.order.line</c>).</summary>
internal sealed record OrderLineRecord
{
    public long Id { get; init; }

    public decimal ProductUomQty { get; init; }

    public decimal PriceUnit { get; init; }

    public decimal PriceTax { get; init; }

    public ImmutableArray<long> TaxIds { get; init; } = [];
}
