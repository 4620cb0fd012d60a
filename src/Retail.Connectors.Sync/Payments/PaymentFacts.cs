using System.Collections.Immutable;
using NodaTime;
using Retail.Connectors.Invoices;
using Retail.Connectors.Pipelines.Links;
using Retail.Connectors.Sync.Books;

namespace Retail.Connectors.Sync.Payments;

/// <summary>What is known of an order's invoices in the ERP.</summary>
/// <param name="Documents">How many sales orders the order became.</param>
/// <param name="Invoices">Its invoices that stand in the books, the oldest link first.</param>
/// <param name="Days">The days of the books.</param>
internal sealed record PaymentFacts(int Documents, ImmutableArray<LinkedInvoice> Invoices, PostingDays Days)
{
    /// <summary>True if the shop cancelled the order, and all its sales orders are cancelled too.</summary>
    public bool IsCancelled { get; init; }

    public static PaymentFacts None { get; } = new(0, [], new PostingDays(DateTimeZone.Utc, null));
}

/// <summary>An invoice over an order.</summary>
/// <param name="Link">The link to it.</param>
/// <param name="Value">The invoice as it is now.</param>
internal sealed record LinkedInvoice(Link Link, Invoice Value);
