using System.Collections.Immutable;
using NodaTime;
using Retail.Connectors.Pipelines.Batches;
using Retail.Connectors.Pipelines.Demand;
using Retail.Connectors.Pipelines.Links;
using Retail.Connectors.Pipelines.Parking;
using Retail.Connectors.Pipelines.Work;

namespace Retail.Connectors.Pipelines.Flows;

/// <summary>What a flow wants done about a record.</summary>
public abstract record Plan
{
    private Plan()
    {
    }

    /// <summary>What the record takes of stock pools from now on; stored however the work ends, unless it fails.</summary>
    public ImmutableArray<OpenDemand> Demand { get; init; } = [];

    /// <summary>Items of batch flows to look at because of it; stored however the work ends, unless it fails.</summary>
    public ImmutableArray<ItemMark> Marks { get; init; } = [];

    /// <summary>Work to wake because of it; stored however the work ends, unless it fails.</summary>
    public ImmutableArray<WorkKey> Wakes { get; init; } = [];

    /// <summary>Nothing is to be done.</summary>
    /// <param name="Reason">Why, for people.</param>
    public sealed record Nothing(string Reason) : Plan;

    /// <summary>Commands, carried out in this order.</summary>
    /// <param name="Commands">What should be true.</param>
    /// <param name="Written">The digest to remember as written once all are reached.</param>
    public sealed record Do(ImmutableArray<PlannedCommand> Commands, Digest Written) : Plan
    {
        /// <summary>What the flow wants to find in its shadow next time, once all are reached; null to leave what is there.</summary>
        public string? Memo { get; init; }

        /// <summary>Links to store besides those that the commands make, once all are reached; they may start from other records.</summary>
        public ImmutableArray<Link> Links { get; init; } = [];

        /// <summary>Why a person has to look at it although all commands are reached; null if nobody has to.</summary>
        public ParkReason? ThenPark { get; init; }
    }

    /// <summary>Something else has to happen first.</summary>
    /// <param name="Link">The link to wait for.</param>
    /// <param name="Patience">How long.</param>
    /// <param name="Otherwise">Why it is parked if the link does not come.</param>
    public sealed record WaitFor(LinkWait Link, Duration Patience, ParkReason Otherwise) : Plan;

    /// <summary>A person decides.</summary>
    /// <param name="Reason">Why.</param>
    public sealed record Park(ParkReason Reason) : Plan;
}
