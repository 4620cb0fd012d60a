namespace Retail.Connectors.Testing.Simulation;

/// <summary>How many calls met which fate so far.</summary>
/// <param name="Total">All calls that arrived.</param>
/// <param name="Answered">Carried out and answered as they should be.</param>
/// <param name="FailedBefore">Failed before they were carried out, by 503 or a broken connection.</param>
/// <param name="FailedAfter">Carried out, and the answer lost.</param>
/// <param name="RateLimited">Answered 429.</param>
/// <param name="Html">Answered with HTML in place of JSON.</param>
/// <param name="CommittedLate">Not answered, and carried out later or still to be.</param>
public sealed record CallCounts(long Total, long Answered, long FailedBefore, long FailedAfter, long RateLimited, long Html, long CommittedLate = 0);
