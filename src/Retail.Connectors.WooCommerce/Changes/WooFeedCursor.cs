using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Retail.Connectors.Changes;
using Retail.Connectors.WooCommerce.Connection;

namespace Retail.Connectors.WooCommerce.Changes;

/// <summary>How far the feed was read, as text: a version and ten fields separated by '|', empty for none.</summary>
internal sealed record WooFeedCursor
{
    private const string Version = "1";

    /// <summary>The window holds what changed after this moment; null for everything.</summary>
    public Instant? After { get; init; }

    /// <summary>How far the window was read.</summary>
    public WooPosition Position { get; init; }

    /// <summary>A moment by the shop's clock at which the window's first slice was surely not yet read; null at the window's start.</summary>
    public Instant? Began { get; init; }

    /// <summary>The newest change seen in the window; null if none yet.</summary>
    public Instant? Newest { get; init; }

    /// <summary>Digest of a window of one slice that was told already; 0 for none.</summary>
    public ulong Told { get; init; }

    /// <summary>When, by the shop's clock, a window with that digest was first told; null if the shop does not tell the time.</summary>
    public Instant? ToldSince { get; init; }

    /// <summary>It was told again once the overlap had passed, and need not be told any more.</summary>
    public bool Settled { get; init; }

    public Cursor ToCursor() => new(string.Join('|',
        Version, Text(After), Text(Position.Offset), Text(Position.LastId), Text(Position.Total), Position.Short ? "1" : string.Empty,
        Text(Began), Text(Newest), Told.ToString("x", CultureInfo.InvariantCulture), Text(ToldSince), Settled ? "1" : string.Empty));

    /// <exception cref="FormatException">Another feed, or another version, made the cursor.</exception>
    public static WooFeedCursor Parse(Cursor cursor)
    {
        var parts = (cursor.Value ?? string.Empty).Split('|');
        if (parts.Length != 11 || parts[0] != Version)
        {
            throw new FormatException($"'{cursor}' is no cursor of this feed: read it from the beginning, with null.");
        }

        return new WooFeedCursor
        {
            After = Moment(parts[1]),
            Position = new WooPosition(
                int.Parse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture),
                long.Parse(parts[3], NumberStyles.None, CultureInfo.InvariantCulture),
                parts[4].Length == 0 ? null : int.Parse(parts[4], NumberStyles.None, CultureInfo.InvariantCulture),
                parts[5].Length > 0),
            Began = Moment(parts[6]),
            Newest = Moment(parts[7]),
            Told = ulong.Parse(parts[8], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture),
            ToldSince = Moment(parts[9]),
            Settled = parts[10].Length > 0,
        };
    }

    private static string Text(Instant? moment) => moment is { } value ? InstantPattern.General.Format(value) : string.Empty;

    private static string Text(long? number) => number?.ToString(CultureInfo.InvariantCulture) ?? string.Empty;

    private static Instant? Moment(string text) => text.Length == 0 ? null : InstantPattern.General.Parse(text).GetValueOrThrow();
}
