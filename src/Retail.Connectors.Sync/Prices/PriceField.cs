namespace Retail.Connectors.Sync.Prices;

/// <summary>A field of a plugin that holds prices.</summary>
/// <param name="List">The price list whose prices they are.</param>
/// <param name="Name">The field's name in the shop.</param>
/// <param name="WriteTiers">Makes the field's JSON of quantity tiers; null if the field holds one price, from the first unit on.</param>
internal sealed record PriceField(string List, string Name, Func<IReadOnlyList<PriceTier>, string>? WriteTiers);
