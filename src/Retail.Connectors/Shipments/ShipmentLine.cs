namespace Retail.Connectors.Shipments;

/// <summary>What a shipment holds of one order line.</summary>
/// <param name="OrderLineId">The order's id of the line, in the system of <see cref="Shipment.Order"/>.</param>
/// <param name="Sku">The stock keeping unit.</param>
/// <param name="Quantity">How many, in sales units.</param>
public sealed record ShipmentLine(string OrderLineId, string Sku, decimal Quantity);
