namespace Retail.Connectors.Sync.Refunds;

/// <summary>What is done with a credit note whose date lies in a closed period.</summary>
public enum WhenPeriodClosed
{
    /// <summary>It is dated on the day on which it is written. If that is closed too, it is parked.</summary>
    Today,

    /// <summary>It is parked for accounting.</summary>
    Hold,
}
