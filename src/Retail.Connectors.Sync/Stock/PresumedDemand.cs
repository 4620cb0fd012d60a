using NodaTime;

namespace Retail.Connectors.Sync.Stock;

/// <summary>Sales units that a channel took off its number for orders that are not known yet.</summary>
internal sealed record PresumedDemand(decimal Quantity, Instant Since);
