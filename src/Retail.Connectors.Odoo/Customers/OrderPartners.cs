namespace Retail.Connectors.Odoo.Customers;

/// <summary>External ids of the partners of an order.</summary>
/// <param name="Customer">Who buys.</param>
/// <param name="Billing">Who is invoiced.</param>
/// <param name="Shipping">Where the goods go.</param>
/// <param name="Refusal">Odoo's words if an address was refused; null if all is well.</param>
internal sealed record OrderPartners(string Customer, string Billing, string Shipping, string? Refusal);
