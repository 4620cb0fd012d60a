using System.Collections.Immutable;
using NodaTime;

namespace Retail.Connectors.Pipelines.Work;

/// <summary>What of a flow is still to be done, and what waits for people.</summary>
/// <param name="Open">Pending and waiting work, claimed or not.</param>
/// <param name="OpenSince">When the oldest of it was first asked for; null if there is none.</param>
/// <param name="Parked">Parked work by owner; owners without any are missing.</param>
public sealed record FlowBacklog(long Open, Instant? OpenSince, ImmutableArray<OwnerBacklog> Parked);
