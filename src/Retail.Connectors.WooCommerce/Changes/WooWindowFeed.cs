using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NodaTime;
using Retail.Connectors.Changes;
using Retail.Connectors.WooCommerce.Connection;

namespace Retail.Connectors.WooCommerce.Changes;

/// <summary>
/// Polls for changes. A window holds what changed after a moment, read by ascending id in slices that overlap
/// by one record; the next window begins before the newest change seen, or before this window was begun, whichever is
/// earlier. All of it goes by the shop's clock, none by the one here.
/// </summary>
/// <typeparam name="TRecord">What the shop lists.</typeparam>
/// <typeparam name="T">What is told.</typeparam>
internal sealed class WooWindowFeed<TRecord, T>(WooConnection connection, WooFeedSource<TRecord, T> source, WooCommerceOptions options)
    : IChangeFeed<T>
    where TRecord : class
    where T : class
{
    private readonly Duration _overlap = Duration.FromTimeSpan(options.FeedOverlap);

    public string Gaps => source.Gaps;

    public async Task<FeedPage<T>> ReadAsync(Cursor? after, CancellationToken cancellationToken)
    {
        var cursor = after is { } known ? WooFeedCursor.Parse(known) : new WooFeedCursor { After = Beginning() };
        var position = cursor.Position;
        var offset = position.Offset == 0 ? (int?)null : position.Offset;
        var answer = await connection.ReadAsync(source.Path, WooList.Slice(source.After(cursor.After), offset, options.PageSize), cancellationToken);
        var entries = source.Slices.Read(answer);
        var step = position.After([.. entries.Where(entry => entry.Id > 0).Select(entry => entry.Id)], options.PageSize, answer.Total);
        if (!step.Joins)
        {
            return new FeedPage<T>([], (cursor with { Position = step.Next }).ToCursor(), HasMore: true);
        }

        var newest = Latest(cursor.Newest, entries);
        var inWindow = cursor with
        {
            Position = step.Next,
            Newest = newest,
            Began = cursor.Began ?? answer.Date ?? newest,
        };
        var fresh = entries.Where(entry => entry.Id <= 0 || entry.Id > position.LastId).ToList();
        if (!step.IsLast)
        {
            return new FeedPage<T>(await ItemsAsync(fresh, cancellationToken), inWindow.ToCursor(), HasMore: true);
        }

        var next = NextWindow(inWindow);
        var isWhole = position.Offset == 0 && entries.Count > 0 && next.After == cursor.After;
        var told = isWhole ? Remember(cursor, next, Digest(entries), answer.Date) : next;
        return new FeedPage<T>(isWhole && cursor.Settled && told.Settled ? [] : await ItemsAsync(fresh, cancellationToken), told.ToCursor(), HasMore: false);
    }

    private Instant? Beginning() =>
        source.BeginsAtFrom && options.From is { } from ? Instant.FromDateTimeOffset(from) - Duration.FromSeconds(1) : null;

    private WooFeedCursor NextWindow(WooFeedCursor window)
    {
        if (window.Newest is not { } newest)
        {
            return new WooFeedCursor { After = window.After };
        }

        var proven = Instant.Min(newest, window.Began ?? newest) - _overlap;
        return new WooFeedCursor { After = window.After is { } start ? Instant.Max(start, proven) : proven };
    }

    /// <summary>
    /// An idle shop shows the records of the overlap again and again. They are told until the overlap has passed by the
    /// shop's clock and once more after it, and no further while they stay the same.
    /// </summary>
    private WooFeedCursor Remember(WooFeedCursor cursor, WooFeedCursor next, ulong digest, Instant? now)
    {
        if (cursor.Told != digest || cursor.ToldSince is not { } since || now is not { } moment)
        {
            return next with { Told = digest, ToldSince = now };
        }

        return next with { Told = digest, ToldSince = since, Settled = moment - since >= _overlap };
    }

    private Instant? Latest(Instant? newest, IReadOnlyList<WooEntry<TRecord>> entries)
    {
        foreach (var modified in entries.Select(entry => entry.Record is { } record ? source.Moment(record) : null).OfType<Instant>())
        {
            newest = newest is { } known ? Instant.Max(known, modified) : modified;
        }

        return newest;
    }

    private ulong Digest(IReadOnlyList<WooEntry<TRecord>> entries)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var entry in entries)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{entry.Id}={(entry.Record is { } record ? source.Stamp(record) : entry.Raw)};"));
        }

        return BinaryPrimitives.ReadUInt64BigEndian(hash.GetHashAndReset());
    }

    private async Task<ImmutableArray<FeedItem<T>>> ItemsAsync(List<WooEntry<TRecord>> entries, CancellationToken cancellationToken)
    {
        if (entries.Count == 0)
        {
            return [];
        }

        var tell = await source.PrepareAsync([.. entries.Select(entry => entry.Record).OfType<TRecord>()], cancellationToken);
        return [.. entries.Select(entry => Item(entry, tell))];
    }

    private FeedItem<T> Item(WooEntry<TRecord> entry, Func<TRecord, FeedItem<T>> tell)
    {
        EntityRef? reference = entry.Id > 0 ? new EntityRef(connection.System, source.Kind, entry.Id.ToString(CultureInfo.InvariantCulture)) : null;
        if (entry.Record is not { } record)
        {
            return new FeedItem<T>.Unreadable(reference, entry.Raw, entry.Error);
        }

        try
        {
            return tell(record);
        }
        catch (ConnectorException exception) when (exception.Kind == ConnectorErrorKind.Contract)
        {
            return new FeedItem<T>.Unreadable(reference, $"{source.Kind} {entry.Id}", exception.Message);
        }
    }
}
