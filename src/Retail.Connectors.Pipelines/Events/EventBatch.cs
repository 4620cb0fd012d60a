using System.Collections.Immutable;

namespace Retail.Connectors.Pipelines.Events;

/// <summary>Events that one reader is to publish now.</summary>
/// <param name="Fence">Rises when another reader takes over: what was given under an older one cannot be marked any more.</param>
/// <param name="Events">In the order in which they were stored; never empty.</param>
public sealed record EventBatch(long Fence, ImmutableArray<StoredEvent> Events);
