using System.Collections.Immutable;
using System.Globalization;
using NodaTime;

namespace Retail.Connectors.Tryton.Changes;

/// <summary>How far one source of a feed was read. Moments are microseconds since 1970, as Tryton keeps them.</summary>
internal sealed record SourceCursor
{
    /// <summary>The window holds what was written from here on; null for everything.</summary>
    public Instant? From { get; init; }

    /// <summary>The last id that was read in the window; 0 at its start.</summary>
    public long LastId { get; init; }

    /// <summary>The newest stamp there was when the window was begun; null if there was none.</summary>
    public Instant? Mark { get; init; }

    /// <summary>What earlier windows told and this one will see again: id and stamp.</summary>
    public ImmutableHashSet<(long Id, long Stamp)> Told { get; init; } = [];

    /// <summary>What the next window will see again.</summary>
    public ImmutableHashSet<(long Id, long Stamp)> Seen { get; init; } = [];

    public static long Micros(Instant moment) => (moment - NodaConstants.UnixEpoch).ToInt64Nanoseconds() / 1000;

    public override string ToString() =>
        $"{Text(From)}|{LastId.ToString(CultureInfo.InvariantCulture)}|{Text(Mark)}|{Text(Told)}|{Text(Seen)}";

    /// <exception cref="FormatException">It is no such text.</exception>
    public static SourceCursor Parse(string text)
    {
        var parts = text.Split('|');
        return parts.Length == 5
            ? new SourceCursor
            {
                From = Moment(parts[0]), LastId = Number(parts[1]), Mark = Moment(parts[2]), Told = Pairs(parts[3]), Seen = Pairs(parts[4]),
            }
            : throw new FormatException("A source's part of a cursor has five fields.");
    }

    private static string Text(Instant? moment) => moment is { } value ? Micros(value).ToString(CultureInfo.InvariantCulture) : string.Empty;

    private static string Text(ImmutableHashSet<(long Id, long Stamp)> pairs) =>
        string.Join(',', pairs.Order().Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Id:x}.{pair.Stamp:x}")));

    private static Instant? Moment(string text) => text.Length == 0 ? null : NodaConstants.UnixEpoch + Duration.FromNanoseconds(Number(text) * 1000);

    private static long Number(string text) => long.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);

    private static ImmutableHashSet<(long Id, long Stamp)> Pairs(string text) => text.Length == 0 ? [] :
    [
        .. text.Split(',').Select(pair => pair.Split('.')).Select(pair => pair.Length == 2
            ? (long.Parse(pair[0], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture), long.Parse(pair[1], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture))
            : throw new FormatException("A pair in a cursor has two parts.")),
    ];
}
