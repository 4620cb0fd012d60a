namespace Retail.Connectors.Testing.Odoo;

/// <summary>What one tax group comes to on an order, as <c>tax_totals</c> shows it.</summary>
/// <param name="GroupId">The tax group's id.</param>
/// <param name="ExternalId">The tax group's external id, or null for none.</param>
/// <param name="Name">The tax group's name.</param>
/// <param name="Tax">The tax, in the order's currency, rounded to its smallest unit.</param>
/// <param name="Base">The amount it was computed on.</param>
public sealed record OdooTaxGroupAmount(int GroupId, string? ExternalId, string Name, decimal Tax, decimal Base);
