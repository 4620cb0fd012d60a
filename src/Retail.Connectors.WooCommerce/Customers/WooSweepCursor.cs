using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Retail.Connectors.Changes;
using Retail.Connectors.WooCommerce.Connection;

namespace Retail.Connectors.WooCommerce.Customers;

/// <summary>How far a sweep came, as text: a version and five fields separated by '|', empty for none.</summary>
/// <param name="Began">When the sweep began, by the shop's clock, or by the one here if it does not tell the time.</param>
/// <param name="Position">How far it came.</param>
internal sealed record WooSweepCursor(Instant? Began, WooPosition Position)
{
    private const string Version = "1";

    public Cursor ToCursor() => new(string.Join('|',
        Version, Began is { } began ? InstantPattern.General.Format(began) : string.Empty, Text(Position.Offset), Text(Position.LastId), Text(Position.Total),
        Position.Short ? "1" : string.Empty));

    /// <exception cref="FormatException">Another feed, or another version, made the cursor.</exception>
    public static WooSweepCursor Parse(Cursor cursor)
    {
        var parts = (cursor.Value ?? string.Empty).Split('|');
        if (parts.Length != 6 || parts[0] != Version)
        {
            throw new FormatException($"'{cursor}' is no cursor of this feed: read it from the beginning, with null.");
        }

        return new WooSweepCursor(
            parts[1].Length == 0 ? null : InstantPattern.General.Parse(parts[1]).GetValueOrThrow(),
            new WooPosition(
                int.Parse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture),
                long.Parse(parts[3], NumberStyles.None, CultureInfo.InvariantCulture),
                parts[4].Length == 0 ? null : int.Parse(parts[4], NumberStyles.None, CultureInfo.InvariantCulture),
                parts[5].Length > 0));
    }

    private static string Text(long? number) => number?.ToString(CultureInfo.InvariantCulture) ?? string.Empty;
}
