namespace Retail.Connectors.Sync.Prices;

/// <summary>A price from a quantity on.</summary>
/// <param name="MinQuantity">From how many sales units on; more than one.</param>
/// <param name="Price">The price of one unit, net or gross as the shop keeps its prices.</param>
public readonly record struct PriceTier(decimal MinQuantity, decimal Price);
