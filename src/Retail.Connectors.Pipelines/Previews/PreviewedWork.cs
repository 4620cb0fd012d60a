using System.Collections.Immutable;
using Retail.Connectors.Pipelines.Parking;

namespace Retail.Connectors.Pipelines.Previews;

/// <summary>What a flow would do about one record.</summary>
/// <param name="Source">The record.</param>
/// <param name="Plan">What it comes to.</param>
/// <param name="Reason">Why, in words; empty for commands.</param>
/// <param name="Commands">What would be carried out, in this order; empty unless it writes.</param>
public sealed record PreviewedWork(EntityRef Source, PreviewedPlan Plan, string Reason, ImmutableArray<PreviewedCommand> Commands)
{
    /// <summary>Why a person would be asked; null if nobody is.</summary>
    public ParkReason? Parked { get; init; }
}
