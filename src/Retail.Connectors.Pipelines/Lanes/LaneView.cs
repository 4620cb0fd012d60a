using NodaTime;

namespace Retail.Connectors.Pipelines.Lanes;

/// <summary>A lane as this process sees it.</summary>
/// <param name="Lane">The lane.</param>
/// <param name="ClosedUntil">When it is tried again at the earliest; null while it is open.</param>
/// <param name="Reason">Why it was closed last; empty if it never was.</param>
public sealed record LaneView(LaneKey Lane, Instant? ClosedUntil, string Reason);
