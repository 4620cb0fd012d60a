using System.Collections.Immutable;
using NodaTime;

namespace Retail.Connectors.Pipelines.Work;

/// <summary>Asks for work.</summary>
/// <param name="Node">Who asks; for people only.</param>
/// <param name="Flows">The flows this node knows; work of others is left alone.</param>
/// <param name="Max">At most so many pieces.</param>
/// <param name="Lease">How long they belong to the node without renewal, by the store's clock.</param>
public sealed record ClaimRequest(string Node, ImmutableArray<string> Flows, int Max, Duration Lease)
{
    /// <summary>What the node says about its flows, by name; one that is missing is claimed whatever its version.</summary>
    public ImmutableDictionary<string, FlowScope> Scopes { get; init; } = ImmutableDictionary<string, FlowScope>.Empty;

    /// <summary>
    /// How much work that uses a system may be leased at one time, by all nodes together. Only work of flows in
    /// <see cref="Scopes"/> is counted. Systems that are missing have no limit.
    /// </summary>
    public ImmutableDictionary<SystemName, int> Slots { get; init; } = ImmutableDictionary<SystemName, int>.Empty;

    /// <summary>
    /// How much work of each flow the node has in progress: these are turns that the flow has had, so that a flow with little in
    /// progress goes first even when there is room for one piece at a time. Flows that are missing have none.
    /// </summary>
    public ImmutableDictionary<string, int> InProgress { get; init; } = ImmutableDictionary<string, int>.Empty;
}
