namespace Retail.Connectors.Shipments;

/// <summary>One parcel of a shipment.</summary>
/// <param name="Carrier">The carrier in the shop's word, from the mapping table; empty if unknown.</param>
/// <param name="TrackingNumber">The carrier's number; empty if it is not tracked.</param>
/// <param name="TrackingUrl">Where the customer can follow it; null if the carrier's usual address applies.</param>
public sealed record Parcel(string Carrier, string TrackingNumber, Uri? TrackingUrl = null);
