using NodaTime;

namespace Retail.Connectors.Pipelines.Events;

/// <summary>An event as the outbox keeps it.</summary>
/// <param name="Sequence">Its place; it rises with every event of the store, with gaps.</param>
/// <param name="Event">What came about.</param>
/// <param name="At">When it was stored, by the store's clock.</param>
public sealed record StoredEvent(long Sequence, CanonicalEvent Event, Instant At);
