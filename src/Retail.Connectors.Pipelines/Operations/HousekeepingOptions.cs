namespace Retail.Connectors.Pipelines.Operations;

/// <summary>How long the store keeps what nobody needs any more.</summary>
public sealed class HousekeepingOptions
{
    /// <summary>How often the audit is sealed and old rows are removed. Default 1 h.</summary>
    public TimeSpan Interval { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How long finished work is kept; its ledger, links and shadows stay for ever. Default 90 days, at least 1.</summary>
    public TimeSpan KeepDone { get; set; } = TimeSpan.FromDays(90);

    /// <summary>How long the audit is kept. Default 10 years.</summary>
    public TimeSpan KeepAudit { get; set; } = TimeSpan.FromDays(3652);
}
