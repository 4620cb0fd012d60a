using NodaTime;

namespace Retail.Connectors.Pipelines.Work;

/// <summary>What is old enough to go.</summary>
/// <param name="DoneBefore">Work that was done before it, and was not asked for since. Its ledger, links and shadows stay.</param>
/// <param name="AuditBefore">Sealed audit rows that were written before it. The chain goes on from the last that is removed.</param>
public sealed record Retention(Instant DoneBefore, Instant AuditBefore);
