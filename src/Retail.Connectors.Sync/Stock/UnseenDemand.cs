using NodaTime;

namespace Retail.Connectors.Sync.Stock;

/// <summary>Units that a channel took off its own number although no order of it is known yet.</summary>
/// <param name="Channel">The channel.</param>
/// <param name="Quantity">How many, in the stock unit.</param>
/// <param name="Since">When the channel's number was read.</param>
public sealed record UnseenDemand(SystemName Channel, decimal Quantity, Instant Since);
