using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using NodaTime;
using Retail.Connectors.Changes;
using Retail.Connectors.Orders;

namespace Retail.Connectors.WooCommerce.Orders;

/// <summary>
/// Polls for changed orders. A window holds what changed after a moment, read by ascending id in slices that overlap
/// by one order; the next window begins before the newest change seen, or before this window was begun, whichever is
/// earlier. All of it goes by the shop's clock, none by the one here.
/// </summary>
internal sealed class WooOrderFeed(WooOrdersClient orders, WooOrderSlices slices, WooOrderMapping mapping, WooCommerceOptions options)
    : IChangeFeed<Order>
{
    private readonly Duration _overlap = Duration.FromTimeSpan(options.FeedOverlap);

    public string Gaps =>
        "Orders that were trashed or deleted leave the list without a trace, and so does a change that does not move the "
        + "order's modification date, such as deleting a refund or adding a note: a sweep has to find them.";

    public async Task<FeedPage<Order>> ReadAsync(Cursor? after, CancellationToken cancellationToken)
    {
        var cursor = after is { } known ? WooFeedCursor.Parse(known) : new WooFeedCursor { After = Beginning() };
        var position = cursor.Position;
        var offset = position.Offset == 0 ? (int?)null : position.Offset;
        var answer = await orders.ReadSliceAsync(new WooOrderQuery { ModifiedAfter = cursor.After }, offset, cancellationToken);
        var entries = slices.Read(answer);
        var step = position.After([.. entries.Where(entry => entry.Id > 0).Select(entry => entry.Id)], options.PageSize, answer.Total);
        if (!step.Joins)
        {
            return new FeedPage<Order>([], (cursor with { Position = step.Next }).ToCursor(), HasMore: true);
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
            return new FeedPage<Order>(Items(fresh), inWindow.ToCursor(), HasMore: true);
        }

        var next = NextWindow(inWindow);
        var isWhole = position.Offset == 0 && entries.Count > 0 && next.After == cursor.After;
        var told = isWhole ? Remember(cursor, next, Digest(entries), answer.Date) : next;
        return new FeedPage<Order>(isWhole && cursor.Settled && told.Settled ? [] : Items(fresh), told.ToCursor(), HasMore: false);
    }

    private Instant? Beginning() =>
        options.From is { } from ? Instant.FromDateTimeOffset(from) - Duration.FromSeconds(1) : null;

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
    /// An idle shop shows the orders of the overlap again and again. They are told until the overlap has passed by the
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

    private static Instant? Latest(Instant? newest, IReadOnlyList<WooOrderEntry> entries)
    {
        foreach (var modified in entries.Select(entry => entry.Modified).OfType<Instant>())
        {
            newest = newest is { } known ? Instant.Max(known, modified) : modified;
        }

        return newest;
    }

    private static ulong Digest(IReadOnlyList<WooOrderEntry> entries)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var entry in entries)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{entry.Id}={entry.Fingerprint};"));
        }

        return BinaryPrimitives.ReadUInt64BigEndian(hash.GetHashAndReset());
    }

    private ImmutableArray<FeedItem<Order>> Items(List<WooOrderEntry> entries) => [.. entries.Select(Item)];

    private FeedItem<Order> Item(WooOrderEntry entry)
    {
        EntityRef? reference = entry.Id > 0 ? mapping.RefOf(entry.Id) : null;
        if (entry.Order is not { } order)
        {
            return new FeedItem<Order>.Unreadable(reference, entry.Raw, entry.Error);
        }

        try
        {
            var mapped = mapping.Map(order);
            return new FeedItem<Order>.Seen(mapped.Ref, WooOrderMapping.RevisionOf(order, mapped), mapped);
        }
        catch (ConnectorException exception) when (exception.Kind == ConnectorErrorKind.Contract)
        {
            return new FeedItem<Order>.Unreadable(reference, $"order {entry.Id}", exception.Message);
        }
    }
}
