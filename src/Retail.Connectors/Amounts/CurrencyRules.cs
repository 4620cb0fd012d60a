namespace Retail.Connectors.Amounts;

/// <summary>How a system counts one currency: its minor unit, and its cash rounding if it has one.</summary>
/// <param name="Currency">The currency.</param>
/// <param name="Digits">Digits after the point of the minor unit: 2 for USD, 0 for JPY, 3 for KWD.</param>
/// <param name="CashStep">The smallest amount payable in cash, such as 0.05 for CHF; null if it is the minor unit.</param>
public sealed record CurrencyRules(CurrencyCode Currency, int Digits, decimal? CashStep = null)
{
    /// <summary>The rules of ISO 4217: the default where a system's settings say nothing else.</summary>
    public static CurrencyRules Iso(CurrencyCode currency) => new(currency, Iso4217.Digits(currency));

    /// <summary>One minor unit as an amount: 0.01 for two digits.</summary>
    public decimal MinorUnit => new(1, 0, 0, isNegative: false, checked((byte)Digits));

    /// <summary>Rounds to the minor unit.</summary>
    public decimal Round(decimal amount, MoneyRounding rounding) => RoundTo(amount, MinorUnit, rounding);

    /// <summary>Rounds to what can be paid in cash.</summary>
    public decimal RoundCash(decimal amount, MoneyRounding rounding) => RoundTo(amount, CashStep ?? MinorUnit, rounding);

    private static decimal RoundTo(decimal amount, decimal step, MoneyRounding rounding)
    {
        var mode = rounding switch
        {
            MoneyRounding.HalfAwayFromZero => MidpointRounding.AwayFromZero,
            MoneyRounding.HalfToEven => MidpointRounding.ToEven,
            MoneyRounding.TowardsZero => MidpointRounding.ToZero,
            _ => throw new ArgumentOutOfRangeException(nameof(rounding), rounding, "Unknown rounding policy."),
        };

        return decimal.Round(amount / step, 0, mode) * step;
    }
}
