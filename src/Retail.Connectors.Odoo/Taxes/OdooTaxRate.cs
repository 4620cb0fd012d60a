namespace Retail.Connectors.Odoo.Taxes;

/// <summary>One tax rate of a shop, to be set up in Odoo.</summary>
/// <param name="Id">The shop's id of the rate.</param>
/// <param name="Label">What customers read, for example <c>NY State Tax</c>.</param>
/// <param name="Percent">The rate in percent: 7.25 for 7.25 %.</param>
/// <param name="IsCompound">True if the rate is charged on the net amount plus all taxes that are not compound.</param>
public sealed record OdooTaxRate(string Id, string Label, decimal Percent, bool IsCompound);
