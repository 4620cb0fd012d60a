namespace Retail.Connectors.Tryton.Taxes;

/// <summary>One tax rate of a shop, to be set up in Tryton.</summary>
/// <param name="Id">The shop's id of the rate.</param>
/// <param name="Label">What customers read, for example <c>VAT 19%</c>.</param>
/// <param name="Percent">The rate in percent: 7.25 for 7.25 %.</param>
/// <param name="IsCompound">True if the rate is charged on the net amount plus all taxes that are not compound.</param>
public sealed record TrytonTaxRate(string Id, string Label, decimal Percent, bool IsCompound);
