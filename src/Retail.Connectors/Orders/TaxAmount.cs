using Retail.Connectors.Amounts;

namespace Retail.Connectors.Orders;

/// <summary>What one tax rate contributes to a line or charge. A rate that applies with a tax of zero is listed.</summary>
/// <param name="RateId">The shop's id of the rate; it stands in <see cref="Order.Taxes"/>.</param>
/// <param name="Amount">The tax, in the order's currency, at the precision that the shop gives.</param>
public sealed record TaxAmount(string RateId, Money Amount);
