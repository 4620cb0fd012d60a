namespace Retail.Connectors.Amounts;

/// <summary>How an amount between two steps is rounded. There is no default: each place that rounds names its policy.</summary>
public enum MoneyRounding
{
    /// <summary>Half goes away from zero: 0.125 becomes 0.13 and -0.125 becomes -0.13.</summary>
    HalfAwayFromZero,

    /// <summary>Half goes to the even neighbour: 0.125 becomes 0.12.</summary>
    HalfToEven,

    /// <summary>Towards zero.</summary>
    TowardsZero,
}
