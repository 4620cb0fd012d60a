using System.Collections.Immutable;
using NodaTime;

namespace Retail.Connectors.Pipelines.Work;

/// <summary>Asks for work.</summary>
/// <param name="Node">Who asks; for people only.</param>
/// <param name="Flows">The flows this node knows; work of others is left alone.</param>
/// <param name="Max">At most so many pieces.</param>
/// <param name="Lease">How long they belong to the node without renewal, by the store's clock.</param>
public sealed record ClaimRequest(string Node, ImmutableArray<string> Flows, int Max, Duration Lease);
