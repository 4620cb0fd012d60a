using NodaTime;

namespace Retail.Connectors.Sync.Batches;

/// <summary>How many articles changed much since a moment; null for never.</summary>
internal readonly record struct ChangeCount(Instant? From, int Changed);
