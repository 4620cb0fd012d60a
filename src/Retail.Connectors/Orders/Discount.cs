using Retail.Connectors.Amounts;

namespace Retail.Connectors.Orders;

/// <summary>A coupon or promotion, as information: line amounts are already after discounts.</summary>
/// <param name="Code">The code that the customer entered.</param>
/// <param name="Amount">What it took off, net.</param>
public sealed record Discount(string Code, Money Amount);
