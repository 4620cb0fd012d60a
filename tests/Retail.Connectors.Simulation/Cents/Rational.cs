using System.Globalization;
using System.Numerics;

namespace Retail.Connectors.Simulation.Cents;

/// <summary>A fraction of whole numbers: what the oracle counts in, so that it shares no rounding with what it judges.</summary>
internal readonly record struct Rational : IComparable<Rational>
{
    private Rational(BigInteger above, BigInteger below)
    {
        var common = BigInteger.GreatestCommonDivisor(above, below) * below.Sign;
        Above = above / common;
        Below = below / common;
    }

    public static Rational Zero { get; } = new(0, 1);

    public BigInteger Above { get; }

    public BigInteger Below { get; }

    public static Rational operator +(Rational left, Rational right) => new((left.Above * right.Below) + (right.Above * left.Below), left.Below * right.Below);

    public static Rational operator -(Rational left, Rational right) => new((left.Above * right.Below) - (right.Above * left.Below), left.Below * right.Below);

    public static bool operator >(Rational left, Rational right) => left.CompareTo(right) > 0;

    public static bool operator <(Rational left, Rational right) => left.CompareTo(right) < 0;

    /// <summary>One unit of the last of so many digits after the point.</summary>
    public static Rational Unit(int digits) => new(1, BigInteger.Pow(10, digits));

    /// <summary>Reads a number as a server wrote it; nothing is zero.</summary>
    public static Rational Read(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return Zero;
        }

        var point = text.IndexOf('.', StringComparison.Ordinal);
        return point < 0
            ? new(BigInteger.Parse(text, CultureInfo.InvariantCulture), 1)
            : new(
                BigInteger.Parse(text.Remove(point, 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture),
                BigInteger.Pow(10, text.Length - point - 1));
    }

    public static Rational Of(decimal amount) => Read(amount.ToString(CultureInfo.InvariantCulture));

    public Rational Magnitude() => new(BigInteger.Abs(Above), Below);

    public Rational Times(int factor) => new(Above * factor, Below);

    public int CompareTo(Rational other) => (Above * other.Below).CompareTo(other.Above * Below);

    public override string ToString() => Below.IsOne ? Above.ToString(CultureInfo.InvariantCulture) : ((decimal)Above / (decimal)Below).ToString(CultureInfo.InvariantCulture);
}
