using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using Retail.Connectors.Changes;
using Retail.Connectors.Tryton.Rpc;

namespace Retail.Connectors.Tryton.Changes;

/// <summary>
/// Polls one or several models for changes and tells them as hints. A window holds all that was written from a moment on, read by
/// ascending id; the next one begins behind the newest stamp that there was when this one was begun, less the overlap: stamps are
/// the start of a transaction, so a slow one shows up late under an old stamp. Repeats are dropped by id and stamp.
/// </summary>
internal sealed class TrytonFeed<T>(TrytonConnection tryton, string gaps, params IReadOnlyList<FeedSource> sources) : IChangeFeed<T>
    where T : class
{
    private const string Version = "t1";
    private const int MostRemembered = 500;
    private readonly Duration _overlap = Duration.FromTimeSpan(tryton.Options.FeedOverlap);

    public string Gaps => gaps + " Deletions leave no trace: a sweep has to find them.";

    public async Task<FeedPage<T>> ReadAsync(Cursor? after, CancellationToken cancellationToken)
    {
        var (active, cursors) = Parse(after);
        var source = sources[active];
        var cursor = cursors[active];
        if (cursor.LastId == 0)
        {
            cursor = cursor with { Mark = await NewestAsync(source, cancellationToken), Seen = [] };
        }

        var limit = tryton.Options.PageSize;
        var rows = await TrytonRow.ReadAsync(
            tryton.Client, source.Model, source.Domain.And(TrytonDomain.Changed(cursor.From, null)), source.Fields, cursor.LastId, limit, cancellationToken);
        var items = rows.Where(row => !cursor.Told.Contains((row.Id, SourceCursor.Micros(row.Stamp)))).SelectMany(row => Items(source, row)).ToImmutableArray();
        cursor = Remember(cursor, rows);
        if (rows.Count == limit)
        {
            cursors[active] = cursor with { LastId = rows[^1].Id };
            return new FeedPage<T>(items, ToCursor(active, cursors), HasMore: true);
        }

        cursors[active] = new SourceCursor { From = NextFrom(cursor), Told = cursor.Seen };
        var isLast = active == sources.Count - 1;
        return new FeedPage<T>(items, ToCursor(isLast ? 0 : active + 1, cursors), HasMore: !isLast);
    }

    private static IEnumerable<FeedItem<T>> Items(FeedSource source, TrytonRow row) =>
        source.Refs(row).Select(reference => new FeedItem<T>.Seen(reference, TrytonStamps.Revision(row.Created, row.Written), null));

    private Instant? NextFrom(SourceCursor cursor)
    {
        var next = cursor.Mark is { } mark ? mark - _overlap : cursor.From;
        return cursor.From is { } from && next < from ? from : next;
    }

    /// <summary>
    /// What the next window sees again need not be told again, unless its stamp has whole seconds only: such a server may write twice
    /// under one stamp.
    /// </summary>
    private SourceCursor Remember(SourceCursor cursor, List<TrytonRow> rows)
    {
        var from = NextFrom(cursor) ?? Instant.MinValue;
        var seen = rows.Where(row => row.Stamp >= from).Select(row => (row.Id, Stamp: SourceCursor.Micros(row.Stamp))).Where(pair => pair.Stamp % 1_000_000 != 0);
        var all = cursor.Seen.Union(seen);
        return cursor with { Seen = all.Count > MostRemembered ? [.. all.OrderByDescending(pair => pair.Stamp).Take(MostRemembered)] : all };
    }

    /// <summary>The newest stamp of all records: what was written before it by less than the overlap may still be invisible.</summary>
    private async Task<Instant?> NewestAsync(FeedSource source, CancellationToken cancellationToken)
    {
        Instant? newest = null;
        foreach (var (field, domain) in ((string, TrytonDomain)[])
            [("write_date", TrytonDomain.Where("write_date", "!=", TrytonValue.Null)), ("create_date", TrytonDomain.All)])
        {
            var answer = await tryton.Client.CallAsync(
                $"model.{source.Model}.search_read",
                [
                    source.Domain.And(domain).Value, TrytonValue.From(0L), TrytonValue.From(1L), new TrytonQuery { Order = [$"{field} DESC"] }.OrderValue,
                    TrytonValue.From((IEnumerable<string>)["create_date", "write_date"]),
                ],
                safe: true, cancellationToken);
            foreach (var row in answer.EnumerateArray().Select(row => new TrytonRow(row)))
            {
                newest = newest is { } known ? Instant.Max(known, row.Stamp) : row.Stamp;
            }
        }

        return newest;
    }

    private (int Active, SourceCursor[] Cursors) Parse(Cursor? after)
    {
        if (after is not { } cursor)
        {
            Instant? from = tryton.Options.FeedFrom is { } configured ? Instant.FromDateTimeOffset(configured) : null;
            return (0, [.. sources.Select(_ => new SourceCursor { From = from })]);
        }

        var parts = cursor.ToString().Split(';');
        return parts.Length == sources.Count + 2 && parts[0] == Version && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var active) && active >= 0 && active < sources.Count
            ? (active, [.. parts.Skip(2).Select(SourceCursor.Parse)])
            : throw new FormatException($"'{cursor}' is no cursor of this feed: read it from the beginning, with null.");
    }

    private static Cursor ToCursor(int active, SourceCursor[] cursors) =>
        new(string.Join(';', [Version, TrytonFormat.Id(active), .. cursors.Select(cursor => cursor.ToString())]));
}
