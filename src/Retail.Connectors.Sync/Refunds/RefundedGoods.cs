namespace Retail.Connectors.Sync.Refunds;

/// <summary>Goods that a refund takes back, as a rule for their disposition sees them.</summary>
/// <param name="Sku">The shop's SKU; empty if the line has none.</param>
/// <param name="Quantity">How many, in sales units.</param>
/// <param name="Reason">Why, in the words of whoever refunded; empty if nobody said.</param>
/// <param name="Restock">True if the shop put them back on sale.</param>
public sealed record RefundedGoods(string Sku, decimal Quantity, string Reason, bool Restock);
