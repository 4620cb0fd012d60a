using Retail.Connectors.Pipelines.Events;
using Retail.Connectors.Pipelines.Work;

namespace Retail.Connectors.Pipelines.Parking;

/// <summary>A record to park without having been claimed.</summary>
/// <param name="Key">The work it stands for.</param>
/// <param name="Reason">Why.</param>
public sealed record ParkedRecord(WorkKey Key, ParkReason Reason)
{
    /// <summary>What to publish about it: not stored if the record was parked before, or is not parked. Null for nothing.</summary>
    public CanonicalEvent? Event { get; init; }
}
