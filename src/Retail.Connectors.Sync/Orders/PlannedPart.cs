using Retail.Connectors.Orders;

namespace Retail.Connectors.Sync.Orders;

/// <summary>A part of an order as an order of its own, whose money adds up.</summary>
/// <param name="Name">The part; empty if the order is not split.</param>
/// <param name="Order">The order with the part's lines, and its share of the charges.</param>
/// <param name="Warehouse">The target's name of the warehouse; empty if the target decides.</param>
internal sealed record PlannedPart(string Name, Order Order, string Warehouse)
{
    public string Content { get; } = OrderMemo.ContentOf(Order);
}
