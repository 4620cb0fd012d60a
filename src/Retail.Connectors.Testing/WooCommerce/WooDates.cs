using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace Retail.Connectors.Testing.WooCommerce;

/// <summary>Times as WooCommerce writes and reads them: without a zone, once in the site's time and once in UTC.</summary>
internal sealed class WooDates(DateTimeZone site)
{
    private static readonly LocalDateTimePattern Wire = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-ddTHH:mm:ss");

    public static string Gmt(Instant instant) => Wire.Format(instant.InUtc().LocalDateTime);

    public static Instant FromGmt(string text) => Wire.Parse(text).Value.InUtc().ToInstant();

    public string Local(Instant instant) => Wire.Format(instant.InZone(site).LocalDateTime);

    /// <summary>Reads a date of a filter.</summary>
    /// <returns>False when WordPress calls it invalid: a date without a time, or no date at all.</returns>
    public bool TryRead(string text, bool datesAreGmt, out Instant instant)
    {
        instant = default;
        var parts = text.Replace(' ', '+');
        var zone = FindZone(parts);
        var local = zone < 0 ? parts : parts[..zone];
        var dot = local.IndexOf('.', StringComparison.Ordinal);
        // Fractions are read and ignored.
        var parsed = Wire.Parse(dot < 0 ? local : local[..dot]);
        if (!parsed.Success)
        {
            return false;
        }

        if (zone < 0)
        {
            instant = datesAreGmt
                ? parsed.Value.InUtc().ToInstant()
                : parsed.Value.InZoneLeniently(site).ToInstant();
            return true;
        }

        var suffix = parts[zone..];
        if (suffix is "Z" or "z")
        {
            instant = parsed.Value.InUtc().ToInstant();
            return true;
        }

        if (!TimeSpan.TryParseExact(suffix[1..], @"hh\:mm", CultureInfo.InvariantCulture, out var offset))
        {
            return false;
        }

        var seconds = (int)offset.TotalSeconds * (suffix[0] == '-' ? -1 : 1);
        instant = parsed.Value.WithOffset(Offset.FromSeconds(seconds)).ToInstant();
        return true;
    }

    private static int FindZone(string text)
    {
        var time = text.IndexOf('T', StringComparison.Ordinal);
        return time < 0 ? -1 : text.IndexOfAny(['Z', 'z', '+', '-'], time);
    }
}
