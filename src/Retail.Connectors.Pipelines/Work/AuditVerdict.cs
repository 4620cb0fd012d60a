namespace Retail.Connectors.Pipelines.Work;

/// <summary>What became of looking through the sealed audit.</summary>
/// <param name="Sealed">Rows whose seal is right.</param>
/// <param name="BrokenAt">The place of the first row whose seal is wrong; null if all are right.</param>
/// <param name="LastSeal">
/// The seal of the last right row. Kept elsewhere it also tells when the end of the audit is cut off or all of it is written anew.
/// </param>
public sealed record AuditVerdict(long Sealed, long? BrokenAt, string LastSeal);
