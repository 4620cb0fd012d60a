using System.Collections.Immutable;
using NodaTime;
using Retail.Connectors.Invoices;
using Retail.Connectors.Orders;
using Retail.Connectors.Pipelines.Links;
using Retail.Connectors.Refunds;
using Retail.Connectors.Sync.Books;
using Retail.Connectors.Sync.Orders;

namespace Retail.Connectors.Sync.Invoices;

/// <summary>What is known of an order's documents in the ERP.</summary>
/// <param name="Documents">Its sales orders; empty if there are none, or no invoice is to be thought of.</param>
/// <param name="Invoices">The invoices that are linked to the order, as the ERP has them.</param>
/// <param name="Days">The days of the books.</param>
internal sealed record InvoicingFacts(ImmutableArray<OrderDocument> Documents, ImmutableArray<Invoice> Invoices, PostingDays Days)
{
    public static InvoicingFacts None { get; } = new([], [], new PostingDays(DateTimeZone.Utc, null));

    /// <summary>Which effect made which of the documents, as the flow of orders noted it.</summary>
    public ImmutableArray<SubmittedPart> Parts { get; init; } = [];
}

/// <summary>A sales order that an order became.</summary>
/// <param name="Link">Its lines are the shop's line ids with the ERP's.</param>
/// <param name="Value">The sales order as it is now.</param>
/// <param name="Reductions">Refunds that took something off it before it was invoiced.</param>
internal sealed record OrderDocument(Link Link, SalesOrder Value, ImmutableArray<Refund> Reductions);
