using NodaTime;

namespace Retail.Connectors.Changes;

/// <summary>A span of the source's business time.</summary>
/// <param name="From">First moment, included.</param>
/// <param name="To">Last moment, excluded.</param>
public sealed record CensusWindow(Instant From, Instant To);
