using NodaTime;

namespace Retail.Connectors.Pipelines.Events;

/// <summary>What waits in the outbox.</summary>
/// <param name="Count">Events that have not been published.</param>
/// <param name="Oldest">When the first of them was stored; null if there are none.</param>
public sealed record EventBacklog(long Count, Instant? Oldest);
