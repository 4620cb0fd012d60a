using System.Collections.Immutable;
using NodaTime;
using Retail.Connectors.Changes;
using Retail.Connectors.Odoo.Rpc;

namespace Retail.Connectors.Odoo.Reading;

/// <summary>
/// Tells what was written, window by window. <c>write_date</c> is the start of a transaction, which becomes visible at its end: a
/// window reaches back by <see cref="OdooOptions.FeedOverlap"/>, longer than Odoo lets a transaction take. Within a window
/// records come in the order of their ids, so that none moves between pages.
/// </summary>
internal sealed class OdooChangeFeed<TRecord, T>(OdooConnection odoo, IRecordMapping<TRecord, T> mapping, TimeProvider time) : IChangeFeed<T>
    where TRecord : class, IOdooRecord<TRecord>, IWritten
    where T : class
{
    public string Gaps => mapping.Gaps;

    public async Task<FeedPage<T>> ReadAsync(Cursor? after, CancellationToken cancellationToken)
    {
        var cursor = after is { } known ? FeedCursor.Parse(known) : FeedCursor.Start(odoo.Options.FeedStart is { } start ? Instant.FromDateTimeOffset(start) : time.GetCurrentInstant());
        if (cursor.Until is null)
        {
            cursor = cursor with { Until = time.GetCurrentInstant(), LastId = 0 };
        }

        var window = mapping.Written(cursor.From - Duration.FromTimeSpan(odoo.Options.FeedOverlap), cursor.Until!.Value + Duration.FromSeconds(1));
        var records = await odoo.Client.SearchReadAsync<TRecord>(
            mapping.Domain.And(window).And(OdooDomain.Where("id", ">", OdooValue.From(cursor.LastId))),
            new OdooQuery { Order = "id", Limit = odoo.Options.PageSize, IncludeArchived = true }, cancellationToken);
        var items = ImmutableArray.CreateBuilder<FeedItem<T>>();
        var mapped = await mapping.MapAsync(records, odoo.Client, cancellationToken);
        foreach (var (record, entry) in records.Zip(mapped))
        {
            if (!cursor.Knows(record.Id, entry.Revision))
            {
                items.Add(entry.Error is { } error
                    ? new FeedItem<T>.Unreadable(entry.Ref, $"{TRecord.Model} {OdooFormat.Id(record.Id)}", error)
                    : new FeedItem<T>.Seen(entry.Ref, entry.Revision, entry.Value));
            }

            cursor = cursor.Tell(record.Id, entry.Revision);
        }

        var hasMore = records.Count == odoo.Options.PageSize;
        return new FeedPage<T>(
            items.DrainToImmutable(), (hasMore ? cursor : cursor with { From = cursor.Until!.Value, Until = null, LastId = 0 }).ToCursor(), hasMore);
    }
}
