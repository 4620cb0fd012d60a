using NodaTime;
using Retail.Connectors.Pipelines.Links;
using Retail.Connectors.Pipelines.Parking;
using Retail.Connectors.Pipelines.Work;

namespace Retail.Connectors.Testing.Stores;

/// <summary>One piece of work. Claimed work is due when its lease ends.</summary>
internal sealed record InMemoryWork(WorkKey Key)
{
    public long Version { get; init; } = 1;

    public WorkState State { get; init; }

    public Instant Due { get; init; }

    public WorkPriority Priority { get; init; }

    public long Fence { get; init; }

    /// <summary>The end of the lease; null if the work is not claimed.</summary>
    public Instant? LeaseUntil { get; init; }

    public int Attempts { get; init; }

    public Instant Since { get; init; }

    public Instant? WaitingSince { get; init; }

    public LinkWait? Wait { get; init; }

    public Revision? Revision { get; init; }

    public string Error { get; init; } = string.Empty;

    public ParkReason? Reason { get; init; }

    public Instant ParkedAt { get; init; }

    public bool CanBeClaimed => State is WorkState.Pending or WorkState.Waiting;

    public bool IsHeldBy(Claim claim, Instant now) => Fence == claim.Fence && LeaseUntil > now;
}
