namespace Retail.Connectors.Sync.Invoices;

/// <summary>Which day an invoice bears.</summary>
public enum InvoiceDay
{
    /// <summary>The day on which it is posted. The default.</summary>
    Posting,

    /// <summary>The day on which the order was paid; that of posting if it is not paid.</summary>
    Payment,
}
