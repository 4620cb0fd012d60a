using Retail.Connectors.Mapping;
using Retail.Connectors.Orders;
using Retail.Connectors.Pipelines.Parking;

namespace Retail.Connectors.Sync.OrderStatus;

/// <summary>Why a status waits for a person, in words.</summary>
internal static class OrderStatusParking
{
    public static ParkReason MovesMoney(Order order, OrderProgress progress) => new(
        "status-moves-money",
        $"The table brings order {order.Number} to 'refunded' for {StatusTable.WordOf(progress.Stage, progress.Fulfilment)}: the shop would give all its money back.",
        $"Map {MappingTables.OrderStatus} '{StatusTable.WordOf(progress.Stage, progress.Fulfilment)}' to another status, or to none, then replay.",
        ParkOwner.Commerce);
}
