namespace Retail.Connectors.Sync.Books;

/// <summary>What happens to a document whose day lies in a period that the ERP has closed.</summary>
public enum ClosedPeriods
{
    /// <summary>It is booked on the next open day. The default.</summary>
    NextOpenDay,

    /// <summary>It waits for finance.</summary>
    Hold,
}
