using System.Collections.Immutable;
using System.Globalization;
using Retail.Connectors.Amounts;

namespace Retail.Connectors.Sync.Prices;

/// <summary>Rounds to what a shop shows, and never below a floor.</summary>
internal static class PriceRounding
{
    /// <summary>To the shop's digits, a half away from zero.</summary>
    public static decimal ToDigits(decimal price, decimal floor, CurrencyRules rules)
    {
        var rounded = rules.Round(price, MoneyRounding.HalfAwayFromZero);
        return WithDigits(rounded >= floor ? rounded : decimal.Ceiling(floor / rules.MinorUnit) * rules.MinorUnit, rules);
    }

    /// <summary>To one of the endings. What costs something never costs nothing afterwards.</summary>
    public static decimal ToEnding(decimal price, decimal floor, ImmutableArray<decimal> endings, EndingRounding rounding, CurrencyRules rules)
    {
        var raised = Math.Max(price, floor);
        if (raised <= 0)
        {
            return WithDigits(0m, rules);
        }

        var below = endings.Max(ending => decimal.Floor(raised - ending) + ending);
        var above = endings.Min(ending => decimal.Ceiling(raised - ending) + ending);
        var chosen = rounding switch
        {
            EndingRounding.Up => above,
            EndingRounding.Down => below,
            _ => raised - below < above - raised ? below : above,
        };
        return WithDigits(chosen > 0 && chosen >= floor ? chosen : above, rules);
    }

    /// <summary>What is done, for people.</summary>
    public static string Words(ImmutableArray<decimal> endings, EndingRounding rounding, CurrencyRules rules) => endings.IsEmpty
        ? string.Create(CultureInfo.InvariantCulture, $"rounded to {rules.Digits} digits")
        : $"rounded {Direction(rounding)} {string.Join(" or ", endings.Select(ending => ending.ToString(".########", CultureInfo.InvariantCulture) is { Length: > 0 } text ? text : "whole"))}";

    private static string Direction(EndingRounding rounding) => rounding switch { EndingRounding.Up => "up to", EndingRounding.Down => "down to", _ => "to the nearest" };

    private static decimal WithDigits(decimal amount, CurrencyRules rules) => decimal.Round(amount, rules.Digits) + (0 * rules.MinorUnit);
}
