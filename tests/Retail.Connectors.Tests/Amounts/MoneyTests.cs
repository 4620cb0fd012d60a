using System.Globalization;
using CsCheck;
using Retail.Connectors.Amounts;

namespace Retail.Connectors.Tests.Amounts;

public class MoneyTests
{
    private static readonly CurrencyCode Currency = new("USD");

    private static readonly Gen<CurrencyRules> Rules = Gen.Int[0, 4].Select(digits => new CurrencyRules(Currency, digits));

    private static readonly Gen<decimal[]> Weights = Gen.OneOf(
        Gen.Int[0, 1000].Select(weight => (decimal)weight),
        Gen.Int[0, 1_000_000].Select(weight => weight / 7m),
        Gen.Const(0m)).Array[1, 40];

    [Fact]
    public void Allocate_AnyAmountAndWeights_LosesNothing() =>
        Gen.Select(Rules, Gen.Long[-1_000_000_000, 1_000_000_000], Weights).Sample((rules, units, weights) =>
        {
            var money = new Money(units * rules.MinorUnit, Currency);
            var parts = money.Allocate(weights, rules);
            return parts.Length == weights.Length
                && parts.Sum(part => part.Amount) == money.Amount
                && parts.All(part => part.Currency == Currency && rules.Round(part.Amount, MoneyRounding.TowardsZero) == part.Amount);
        });

    [Fact]
    public void Allocate_AnyAmountAndWeights_IsOffByLessThanAUnit() =>
        Gen.Select(Rules, Gen.Long[-1_000_000_000, 1_000_000_000], Weights).Sample((rules, units, weights) =>
        {
            var money = new Money(units * rules.MinorUnit, Currency);
            var total = weights.Sum();
            return money.Allocate(weights, rules).Zip(weights).All(pair =>
            {
                var share = total == 0 ? money.Amount / weights.Length : money.Amount * (pair.Second / total);
                return Math.Abs(pair.First.Amount - share) <= rules.MinorUnit;
            });
        });

    [Fact]
    public void Allocate_NoWeight_GetsNothingWhileOthersHaveSome() =>
        Gen.Select(Rules, Gen.Long[-1000, 1000], Weights).Where(sample => sample.Item3.Any(weight => weight > 0)).Sample((rules, units, weights) =>
            new Money(units * rules.MinorUnit, Currency).Allocate(weights, rules).Zip(weights).All(pair => pair.Second != 0 || pair.First.Amount == 0));

    [Fact]
    public void Allocate_UnequalRemainders_FavoursTheLargestThenTheFirst()
    {
        var rules = CurrencyRules.Iso(Currency);

        Assert.Equal([0.34m, 0.33m, 0.33m], new Money(1m, Currency).Allocate([1, 1, 1], rules).Select(part => part.Amount));
        Assert.Equal([0.02m, 0.01m, 0.02m], new Money(0.05m, Currency).Allocate([3, 2, 3], rules).Select(part => part.Amount));
        Assert.Equal([-0.34m, -0.33m, -0.33m], new Money(-1m, Currency).Allocate([0, 0, 0], rules).Select(part => part.Amount));
    }

    [Fact]
    public void Allocate_Nonsense_IsRefused()
    {
        var rules = CurrencyRules.Iso(Currency);
        var money = new Money(1m, Currency);

        Assert.Throws<ArgumentException>(() => money.Allocate([], rules));
        Assert.Throws<ArgumentException>(() => money.Allocate([1, -1], rules));
        Assert.Throws<ArgumentException>(() => new Money(0.001m, Currency).Allocate([1], rules));
        Assert.Throws<InvalidOperationException>(() => new Money(1m, new CurrencyCode("EUR")).Allocate([1], rules));
    }

    [Theory]
    [InlineData("0.125", MoneyRounding.HalfAwayFromZero, "0.13")]
    [InlineData("-0.125", MoneyRounding.HalfAwayFromZero, "-0.13")]
    [InlineData("0.125", MoneyRounding.HalfToEven, "0.12")]
    [InlineData("0.135", MoneyRounding.HalfToEven, "0.14")]
    [InlineData("0.129", MoneyRounding.TowardsZero, "0.12")]
    [InlineData("-0.129", MoneyRounding.TowardsZero, "-0.12")]
    public void Round_Halves_FollowTheNamedPolicy(string amount, MoneyRounding rounding, string expected) =>
        Assert.Equal(Parse(expected), new Money(Parse(amount), Currency).Round(CurrencyRules.Iso(Currency), rounding).Amount);

    [Fact]
    public void Round_AnyAmount_IsNearAndStays() =>
        Gen.Select(Rules, Gen.Decimal[-1_000_000m, 1_000_000m], Gen.Enum<MoneyRounding>()).Sample((rules, amount, rounding) =>
        {
            var rounded = rules.Round(amount, rounding);
            var reach = rounding == MoneyRounding.TowardsZero ? rules.MinorUnit : rules.MinorUnit / 2;
            return Math.Abs(rounded - amount) <= reach && rules.Round(rounded, rounding) == rounded && rules.Round(-amount, rounding) == -rounded;
        });

    [Fact]
    public void RoundCash_Step_IsWhatCanBePaid()
    {
        var rules = new CurrencyRules(new CurrencyCode("CHF"), 2, 0.05m);

        Assert.Equal(1.25m, rules.RoundCash(1.23m, MoneyRounding.HalfAwayFromZero));
        Assert.Equal(1.20m, rules.RoundCash(1.22m, MoneyRounding.HalfAwayFromZero));
        Assert.Equal(1.23m, CurrencyRules.Iso(Currency).RoundCash(1.23m, MoneyRounding.HalfAwayFromZero));
    }

    [Theory]
    [InlineData("USD", 2)]
    [InlineData("JPY", 0)]
    [InlineData("KWD", 3)]
    [InlineData("CLF", 4)]
    public void Iso_Currency_HasItsDigits(string code, int digits) => Assert.Equal(digits, CurrencyRules.Iso(new CurrencyCode(code)).Digits);

    [Fact]
    public void Arithmetic_TwoCurrencies_IsRefused()
    {
        var left = new Money(1m, Currency);
        var right = new Money(1m, new CurrencyCode("EUR"));

        Assert.Throws<InvalidOperationException>(() => left + right);
        Assert.Throws<InvalidOperationException>(() => left - right);
        Assert.Throws<InvalidOperationException>(() => left < right);
        Assert.Equal(new Money(2m, Currency), left + left);
    }

    [Fact]
    public void ToString_AnyCulture_IsTheSame()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            Assert.Equal("1234.50 USD", new Money(1234.50m, Currency).ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static decimal Parse(string text) => decimal.Parse(text, NumberStyles.Number, CultureInfo.InvariantCulture);
}
