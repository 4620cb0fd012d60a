namespace Retail.Connectors.Odoo.Orders;

/// <summary>What one line or charge becomes in Odoo: itself, or for some reductions a taxed and an untaxed part.</summary>
/// <param name="Amount">The amount before tax, at any scale.</param>
/// <param name="IsTaxed">True if the taxes of the line apply.</param>
internal readonly record struct LinePart(decimal Amount, bool IsTaxed);
