namespace Retail.Connectors.Tryton.Customers;

/// <summary>Who bought, and the ids of the two addresses.</summary>
internal sealed record OrderParty(TrytonParty Party, long InvoiceAddress, long ShipmentAddress);
