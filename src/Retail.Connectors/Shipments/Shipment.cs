using System.Collections.Immutable;
using NodaTime;

namespace Retail.Connectors.Shipments;

/// <summary>Goods that left a warehouse together.</summary>
public sealed record Shipment
{
    /// <summary>Which record in which system, for example a delivery order of an ERP.</summary>
    public required EntityRef Ref { get; init; }

    /// <summary>The order that it belongs to: the sales order as read from an ERP, the shop's order in a command to a shop.</summary>
    public required EntityRef Order { get; init; }

    /// <summary>When it left.</summary>
    public required Instant ShippedAt { get; init; }

    /// <summary>What is in it.</summary>
    public ImmutableArray<ShipmentLine> Lines { get; init; } = [];

    /// <summary>Its parcels; empty if nothing is tracked.</summary>
    public ImmutableArray<Parcel> Parcels { get; init; } = [];
}
