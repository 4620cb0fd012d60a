using Retail.Connectors.Orders;

namespace Retail.Connectors.Sync.Adoption;

/// <summary>By what an order of the shop is known in a sales order that somebody else made.</summary>
/// <param name="OfOrder">The order's mark; null or empty if it has none and cannot be matched. Pure.</param>
/// <param name="OfDocument">The mark in the sales order; null or empty if it has none. Pure.</param>
public sealed record AdoptionRule(Func<Order, string?> OfOrder, Func<SalesOrder, string?> OfDocument)
{
    /// <summary>The sales order's customer reference is the order's number.</summary>
    public static AdoptionRule ByNumber { get; } = new(static order => order.Number, static document => document.Reference);

    /// <summary>
    /// How far the totals of both may be apart, in the order's currency; what is further apart is reported and not linked. Default zero.
    /// </summary>
    public decimal Tolerance { get; init; }

    /// <summary>Which orders are still open, so that they matter after the cut-over. Default: those that are neither cancelled nor closed.</summary>
    public Func<Order, bool> IsOpen { get; init; } = static order => order.Lifecycle is not (OrderLifecycle.Cancelled or OrderLifecycle.Closed);
}
