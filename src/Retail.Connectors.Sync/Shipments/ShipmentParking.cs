using System.Collections.Immutable;
using Retail.Connectors.Mapping;
using Retail.Connectors.Pipelines.Parking;
using Retail.Connectors.Shipments;

namespace Retail.Connectors.Sync.Shipments;

/// <summary>Why shipments wait for a person, in words.</summary>
internal static class ShipmentParking
{
    public static ParkReason UnknownCarriers(Shipment shipment, ImmutableArray<ShippedOrder> orders, ImmutableArray<MissingMapping> missing) => new(
        "missing-mapping",
        $"Shipment {shipment.Ref.Id} of order {string.Join(", ", orders.Select(shipped => shipped.Order.Number))} cannot be told: {string.Join("; ", missing)}.",
        $"Map {string.Join(", ", missing.Select(item => $"{item.Table} '{item.Value}'"))}, then replay.",
        ParkOwner.Commerce)
    {
        Missing = missing,
    };
}
