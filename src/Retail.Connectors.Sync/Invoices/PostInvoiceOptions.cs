using NodaTime;
using Retail.Connectors.Sync.Books;

namespace Retail.Connectors.Sync.Invoices;

/// <summary>When invoices are posted, and on which day.</summary>
internal sealed record PostInvoiceOptions
{
    public InvoiceMoment When { get; set; }

    public InvoiceDay Day { get; set; }

    public ClosedPeriods Closed { get; set; }

    public DateTimeZone? Zone { get; set; }
}
