using NodaTime;

namespace Retail.Connectors.Sync.Stock;

/// <summary>What an order takes that the source's number does not contain for sure.</summary>
/// <param name="Order">The order in the channel.</param>
/// <param name="Number">Its number, as the customer knows it.</param>
/// <param name="Quantity">How many are subtracted, in the stock unit.</param>
/// <param name="Sold">The article that was sold: a bundle, where that differs from what is taken.</param>
/// <param name="PlacedAt">When it was placed.</param>
/// <param name="ContainedAt">When its document was seen at the stage from which the source contains it, too lately to be relied on; null if it was not.</param>
public sealed record DemandInFlight(EntityRef Order, string Number, decimal Quantity, string Sold, Instant PlacedAt, Instant? ContainedAt);
