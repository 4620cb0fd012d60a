using System.Globalization;

namespace Retail.Connectors.Amounts;

/// <summary>An amount in a currency. Arithmetic over two currencies is refused.</summary>
/// <param name="Amount">The amount in the currency's main unit, at any scale.</param>
/// <param name="Currency">The currency.</param>
public readonly record struct Money(decimal Amount, CurrencyCode Currency) : IComparable<Money>
{
    /// <summary>Nothing, in a currency.</summary>
    public static Money Zero(CurrencyCode currency) => new(0m, currency);

    /// <summary>Adds two amounts.</summary>
    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    public static Money operator +(Money left, Money right) => new(left.Amount + right.SameAs(left).Amount, left.Currency);

    /// <summary>Subtracts one amount from another.</summary>
    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    public static Money operator -(Money left, Money right) => new(left.Amount - right.SameAs(left).Amount, left.Currency);

    /// <summary>Turns the sign.</summary>
    public static Money operator -(Money value) => value with { Amount = -value.Amount };

    /// <summary>Multiplies by a plain number; nothing is rounded.</summary>
    public static Money operator *(Money left, decimal right) => left with { Amount = left.Amount * right };

    /// <summary>Less than, in one currency.</summary>
    public static bool operator <(Money left, Money right) => left.CompareTo(right) < 0;

    /// <summary>Greater than, in one currency.</summary>
    public static bool operator >(Money left, Money right) => left.CompareTo(right) > 0;

    /// <summary>Less than or equal, in one currency.</summary>
    public static bool operator <=(Money left, Money right) => left.CompareTo(right) <= 0;

    /// <summary>Greater than or equal, in one currency.</summary>
    public static bool operator >=(Money left, Money right) => left.CompareTo(right) >= 0;

    /// <summary>The same as <c>+</c>.</summary>
    public Money Add(Money other) => this + other;

    /// <summary>The same as binary <c>-</c>.</summary>
    public Money Subtract(Money other) => this - other;

    /// <summary>The same as unary <c>-</c>.</summary>
    public Money Negate() => -this;

    /// <summary>The same as <c>*</c>.</summary>
    public Money Multiply(decimal factor) => this * factor;

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    public int CompareTo(Money other) => Amount.CompareTo(other.SameAs(this).Amount);

    /// <summary>Rounds to the minor unit of the currency.</summary>
    /// <exception cref="InvalidOperationException">The rules are those of another currency.</exception>
    public Money Round(CurrencyRules rules, MoneyRounding rounding)
    {
        ArgumentNullException.ThrowIfNull(rules);
        return new Money(rules.Round(SameAs(Zero(rules.Currency)).Amount, rounding), Currency);
    }

    /// <summary>
    /// Splits this amount over weights so that the parts add up to it exactly: each part is rounded down to the
    /// minor unit, and the units left over go to the largest remainders, the first of equals first.
    /// </summary>
    /// <param name="weights">One non-negative weight per part; if all are zero the amount is split evenly.</param>
    /// <param name="rules">The minor unit of this currency.</param>
    /// <returns>One amount per weight, in the same order.</returns>
    /// <exception cref="ArgumentException">There is no weight, one is negative, or this amount has a fraction of a minor unit.</exception>
    public Money[] Allocate(IReadOnlyList<decimal> weights, CurrencyRules rules)
    {
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentNullException.ThrowIfNull(rules);
        _ = SameAs(Zero(rules.Currency));
        var currency = Currency;
        return Array.ConvertAll(Allocation.Split(Amount, weights, rules.MinorUnit), part => new Money(part, currency));
    }

    /// <summary>The amount with the invariant culture, and the currency: <c>12.50 USD</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Amount} {Currency}");

    private Money SameAs(Money other) => Currency == other.Currency
        ? this
        : throw new InvalidOperationException($"{Currency} and {other.Currency} cannot be mixed: convert one of them first.");
}
