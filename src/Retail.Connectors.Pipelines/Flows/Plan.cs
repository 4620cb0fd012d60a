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

    /// <summary>
    /// Work of other flows, or of this one, to do again because of what was done or seen here; stored however the work ends, unless it
    /// fails. Flows that the host has not added are left out.
    /// </summary>
    public ImmutableArray<WorkKey> Wakes { get; init; } = [];

    /// <summary>Nothing is to be done.</summary>
    /// <param name="Reason">Why, for people.</param>
    public sealed record Nothing(string Reason) : Plan;

    /// <summary>Commands, carried out in this order.</summary>
    /// <param name="Commands">What should be true.</param>
    /// <param name="Written">The digest to remember as written once all are reached; null to leave what is there.</param>
    public sealed record Do(ImmutableArray<PlannedCommand> Commands, Digest? Written) : Plan
    {
        /// <summary>
        /// What the flow wants to find in its shadow next time, once all are reached; null to leave what is there, or what the commands
        /// noted (<see cref="PlannedCommand.Noting"/>).
        /// </summary>
        public string? Memo { get; init; }

        /// <summary>What is noted besides what the commands noted, once all are reached, made from that; null to leave it. Pure.</summary>
        public Func<string?, string>? Noting { get; init; }

        /// <summary>
        /// Why nothing else of what this flow ever began for the record is wanted any more: once all commands are reached, what was begun
        /// and never completed is looked for, as after <see cref="Nothing"/>. Null if that is not so.
        /// </summary>
        public string? Withdraws { get; init; }

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
