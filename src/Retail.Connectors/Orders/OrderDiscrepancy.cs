namespace Retail.Connectors.Orders;

/// <summary>One place where an order does not add up.</summary>
/// <param name="Code">Stable name of the rule, for example <c>line-tax-sum</c>.</param>
/// <param name="Where">The part of the order, for example <c>line 17</c> or <c>rate 3</c>.</param>
/// <param name="Expected">What the rest of the order says it should be.</param>
/// <param name="Actual">What stands there.</param>
public sealed record OrderDiscrepancy(string Code, string Where, string Expected, string Actual)
{
    /// <summary>One line for people.</summary>
    public override string ToString() => $"{Where}: {Code}: expected {Expected}, found {Actual}";
}
