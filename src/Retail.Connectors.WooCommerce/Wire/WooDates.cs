using System.Buffers;
using System.Globalization;
using System.Text;
using NodaTime;

namespace Retail.Connectors.WooCommerce.Wire;

/// <summary>WooCommerce's one date format: <c>yyyy-MM-ddTHH:mm:ss</c> without a zone.</summary>
internal static class WooDates
{
    private const int Length = 19;

    private static readonly SearchValues<byte> Tail = SearchValues.Create(".0123456789Z"u8);

    /// <summary>Reads a date; a fraction of a second and a closing Z are passed over.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out LocalDateTime value)
    {
        value = default;
        if (text.Length < Length || text[4] != '-' || text[7] != '-' || text[10] is not ((byte)'T' or (byte)' ') || text[13] != ':' || text[16] != ':'
            || text[Length..].ContainsAnyExcept(Tail)
            || !Digits(text[..4], out var year) || !Digits(text[5..7], out var month) || !Digits(text[8..10], out var day)
            || !Digits(text[11..13], out var hour) || !Digits(text[14..16], out var minute) || !Digits(text[17..19], out var second)
            || year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)
            || hour > 23 || minute > 59 || second > 59)
        {
            return false;
        }

        value = new LocalDateTime(year, month, day, hour, minute, second);
        return true;
    }

    /// <summary>Reads a date in UTC.</summary>
    public static bool TryParse(string text, out Instant value)
    {
        var known = TryParse(Encoding.UTF8.GetBytes(text), out LocalDateTime local);
        value = known ? local.InUtc().ToInstant() : default;
        return known;
    }

    /// <summary>A moment as a query asks for it, together with <c>dates_are_gmt=true</c>; fractions are cut off.</summary>
    public static string Format(Instant value) => value.InUtc().LocalDateTime.ToString("uuuu-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);

    private static bool Digits(ReadOnlySpan<byte> text, out int value)
    {
        value = 0;
        foreach (var digit in text)
        {
            if (digit is < (byte)'0' or > (byte)'9')
            {
                return false;
            }

            value = (value * 10) + digit - '0';
        }

        return true;
    }
}
