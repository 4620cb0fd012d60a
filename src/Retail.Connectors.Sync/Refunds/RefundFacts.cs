using System.Collections.Immutable;
using Retail.Connectors.Credits;
using Retail.Connectors.Orders;
using Retail.Connectors.Pipelines.Links;

namespace Retail.Connectors.Sync.Refunds;

/// <summary>What the plan for a refund needs to know besides it.</summary>
internal sealed record RefundFacts
{
    /// <summary>Its order; null if the shop does not have it.</summary>
    public Order? Order { get; init; }

    /// <summary>True if the flow of orders has seen the order as it stands now.</summary>
    public bool IsOrderSeen { get; init; }

    /// <summary>The other refunds of the order.</summary>
    public ImmutableArray<KnownRefund> Others { get; init; } = [];

    /// <summary>Credit notes of the order whose refunds the shop does not have any more, cancelled ones left out.</summary>
    public ImmutableArray<CreditNote> Orphans { get; init; } = [];

    /// <summary>The sales orders that the order became.</summary>
    public ImmutableArray<DocumentFact> Documents { get; init; } = [];

    /// <summary>The invoices over the order, cancelled ones left out, the oldest first.</summary>
    public ImmutableArray<InvoiceFact> Invoices { get; init; } = [];

    /// <summary>Invoices over the order that are cancelled, or that the ERP does not have any more.</summary>
    public ImmutableArray<Link> FormerInvoices { get; init; } = [];

    /// <summary>True if it was begun to take the refund off the sales order, and nobody noted what came of it.</summary>
    public bool IsReductionOpen { get; init; }

    /// <summary>True if the receipt of the goods stands in the ERP, be it half done, whether or not anybody noted it.</summary>
    public bool IsReturnThere { get; init; }

    /// <summary>True if the credit notes of a refund that is gone are all cancelled.</summary>
    public bool AreCreditsCancelled { get; init; }

    /// <summary>True if the invoice bills the order's line: it says so itself, or else one of its sales orders does.</summary>
    public bool Bills(InvoiceFact invoice, string lineId) => invoice.Lines.Count > 0
        ? invoice.Lines.ContainsKey(lineId)
        : Documents.Any(document => invoice.SalesOrders.Contains(document.Link.Target) && document.Link.Lines.ContainsKey(lineId));
}
