using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using Retail.Connectors.Changes;
using Retail.Connectors.Odoo.Rpc;

namespace Retail.Connectors.Odoo.Reading;

/// <summary>
/// How far a feed is: the window that is being read, the last id of it that was told, and what was told lately, so that the
/// overlap of two windows is not told twice.
/// </summary>
/// <param name="From">Start of the window, without the overlap.</param>
/// <param name="Until">Its end; null if the next window is still to be opened.</param>
/// <param name="LastId">The highest id of the window that was told; 0 at its start.</param>
/// <param name="Told">Short digests of what was told in the last window and in this one, by id; bounded.</param>
internal sealed record FeedCursor(Instant From, Instant? Until, long LastId, ImmutableSortedDictionary<long, string> Told)
{
    private const int MostTold = 400;

    public static FeedCursor Start(Instant from) => new(from, null, 0, ImmutableSortedDictionary<long, string>.Empty);

    /// <summary>Reads what <see cref="ToCursor"/> wrote.</summary>
    /// <exception cref="FormatException">Another feed wrote it.</exception>
    public static FeedCursor Parse(Cursor cursor)
    {
        if (cursor.Value?.Split('|') is not ["1", var from, var until, var last, var told]
            || OdooFormat.ParseMoment(from) is not { Success: true } start
            || !long.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
        {
            throw new FormatException($"'{cursor}' is no cursor of this feed.");
        }

        return new FeedCursor(
            start.Value, until.Length == 0 ? null : OdooFormat.ParseMoment(until).GetValueOrThrow(), id,
            told.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(entry => entry.Split(':'))
                .ToImmutableSortedDictionary(entry => OdooFormat.ParseId(entry[0]), entry => entry[1]));
    }

    /// <summary>True if just this was told before.</summary>
    public bool Knows(long id, Revision revision) => Told.TryGetValue(id, out var told) && told == Short(revision);

    public FeedCursor Tell(long id, Revision revision)
    {
        var told = Told.SetItem(id, Short(revision));
        return this with { LastId = id, Told = told.Count > MostTold ? told.Remove(told.Keys.First()) : told };
    }

    public Cursor ToCursor() => new(string.Join(
        '|', "1", OdooFormat.Moment(From), Until is { } until ? OdooFormat.Moment(until) : string.Empty, OdooFormat.Id(LastId),
        string.Join(',', Told.Select(entry => $"{OdooFormat.Id(entry.Key)}:{entry.Value}"))));

    private static string Short(Revision revision) => revision.Value.Length > 12 ? revision.Value[..12] : revision.Value;
}
