using NodaTime;
using Retail.Connectors.Pipelines.Work;

namespace Retail.Connectors.Pipelines.Parking;

/// <summary>Work that waits for a person.</summary>
/// <param name="Key">The work.</param>
/// <param name="Reason">Why.</param>
/// <param name="At">Since when.</param>
public sealed record ParkedWork(WorkKey Key, ParkReason Reason, Instant At);
