using System.Collections.Immutable;
using Retail.Connectors.Orders;
using Retail.Connectors.Pipelines.Parking;

namespace Retail.Connectors.Sync.Orders;

/// <summary>Asks the host's rule for the parts of an order.</summary>
internal static class OrderRoute
{
    /// <summary>All parts of the order, those of other targets included, or why it waits for a person.</summary>
    public static (ImmutableArray<OrderPart> Parts, ParkReason? Problem) Of(Order order, OrderFlowOptions options, OrderTargets targets, SystemName target)
    {
        if (options.Route is not { } route)
        {
            return ([Whole(order)], null);
        }

        ImmutableArray<OrderPart> parts = [.. route(order)];
        var words = OrderSplit.Problem(order, parts);
        if (words is null && parts.FirstOrDefault(part => part.Target is { } named && !targets.Erps.Contains(named)) is { } lost)
        {
            words = $"part '{lost.Name}' goes to {lost.Target}, to which no orders of {order.Ref.System} flow";
        }

        // Each flow would take a part that names none.
        if (words is null && targets.Erps.Length > 1 && parts.Any(part => part.Target is not null) && parts.FirstOrDefault(part => part.Target is null) is { } open)
        {
            words = $"part '{open.Name}' names no target, and others do";
        }

        return words is null ? (parts, null) : ([], OrderParking.CannotBeRouted(order, target, words));
    }

    public static bool IsOf(OrderPart part, SystemName target) => part.Target is null || part.Target == target;

    private static OrderPart Whole(Order order) => new(string.Empty, [.. order.Lines.Select(line => line.Id)]);
}
