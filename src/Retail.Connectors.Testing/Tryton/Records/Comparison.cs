using System.Globalization;
using System.Text.RegularExpressions;

namespace Retail.Connectors.Testing.Tryton.Records;

/// <summary>Compares values across the types that the wire and the tables hold.</summary>
internal static class Comparison
{
    /// <returns>The order, or null where the two cannot be compared.</returns>
    public static int? Order(object? x, object? y) => (x, y) switch
    {
        (null, _) or (_, null) => null,
        (string a, string b) => string.CompareOrdinal(a, b),
        (bool a, bool b) => a.CompareTo(b),
        (bool a, long b) => (a ? 1L : 0L).CompareTo(b),
        (DateTime a, DateTime b) => a.CompareTo(b),
        (DateOnly a, DateOnly b) => a.CompareTo(b),
        (DateTime a, DateOnly b) => a.CompareTo(b.ToDateTime(TimeOnly.MinValue)),
        (DateTime a, string b) => DateTime.TryParse(b, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment) ? a.CompareTo(moment) : null,
        (DateOnly a, string b) => DateOnly.TryParse(b, CultureInfo.InvariantCulture, out var day) ? a.CompareTo(day) : null,
        (TimeSpan a, TimeSpan b) => a.CompareTo(b),
        _ => Number(x) is { } a && Number(y) is { } b ? a.CompareTo(b) : null,
    };

    public static bool Equal(object? x, object? y) => x is null ? y is null : Order(x, y) == 0;

    /// <summary>SQL's LIKE: <c>%</c> is anything, <c>_</c> one character.</summary>
    public static bool Like(object? value, object? pattern, bool ignoreCase)
    {
        if (value is not string text || pattern is not string wanted)
        {
            return false;
        }

        var expression = "^" + Regex.Escape(wanted).Replace("%", ".*", StringComparison.Ordinal).Replace("_", ".", StringComparison.Ordinal) + "$";
        var options = RegexOptions.Singleline | RegexOptions.CultureInvariant | (ignoreCase ? RegexOptions.IgnoreCase : RegexOptions.None);
        return Regex.IsMatch(text, expression, options, TimeSpan.FromSeconds(1));
    }

    private static decimal? Number(object value) => value switch
    {
        long number => number,
        decimal number => number,
        double number => (decimal)number,
        _ => null,
    };
}
