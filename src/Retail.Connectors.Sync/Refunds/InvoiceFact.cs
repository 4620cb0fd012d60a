using System.Collections.Immutable;
using NodaTime;
using Retail.Connectors.Amounts;
using Retail.Connectors.Pipelines.Links;

namespace Retail.Connectors.Sync.Refunds;

/// <summary>An invoice over an order.</summary>
/// <param name="Ref">Which.</param>
/// <param name="Grand">What it comes to; null if the ERP cannot be asked.</param>
/// <param name="Date">Its date; null if the ERP cannot be asked.</param>
/// <param name="SalesOrders">The sales orders that it belongs to; empty if the ERP does not say.</param>
internal sealed record InvoiceFact(EntityRef Ref, Money? Grand, LocalDate? Date, ImmutableArray<EntityRef> SalesOrders)
{
    /// <summary>The invoice's lines by those of the order; empty if nobody said.</summary>
    public ImmutableSortedDictionary<string, string> Lines { get; init; } = Link.NoLines;
}
