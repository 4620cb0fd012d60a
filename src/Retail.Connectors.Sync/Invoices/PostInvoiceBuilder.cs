using NodaTime;
using Retail.Connectors.Sync.Books;

namespace Retail.Connectors.Sync.Invoices;

/// <summary>Says when the invoices over a shop's orders are posted, and on which day.</summary>
public sealed class PostInvoiceBuilder
{
    internal PostInvoiceBuilder()
    {
    }

    internal PostInvoiceOptions Options { get; } = new();

    /// <summary>When an invoice is posted. Default: when all goods have left, or the shop closed the order.</summary>
    public PostInvoiceBuilder When(InvoiceMoment moment)
    {
        Options.When = moment;
        return this;
    }

    /// <summary>Which day it bears. Default: the day on which it is posted.</summary>
    public PostInvoiceBuilder Dated(InvoiceDay day)
    {
        Options.Day = day;
        return this;
    }

    /// <summary>What happens if that day is closed in the books. Default: it is posted on the next open one.</summary>
    public PostInvoiceBuilder ClosedPeriods(ClosedPeriods policy)
    {
        Options.Closed = policy;
        return this;
    }

    /// <summary>The company's time zone, which decides on the day. Default: what the ERP says of itself, else UTC.</summary>
    public PostInvoiceBuilder Zone(DateTimeZone zone)
    {
        Options.Zone = zone;
        return this;
    }
}
