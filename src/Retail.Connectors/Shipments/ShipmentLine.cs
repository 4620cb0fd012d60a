namespace Retail.Connectors.Shipments;

/// <summary>What a shipment holds of one order line.</summary>
/// <param name="OrderLineId">The shop's id of the line.</param>
/// <param name="Sku">The stock keeping unit.</param>
/// <param name="Quantity">How many, in sales units.</param>
public sealed record ShipmentLine(string OrderLineId, string Sku, decimal Quantity);
