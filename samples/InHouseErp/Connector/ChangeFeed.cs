using System.Globalization;
using Retail.Connectors;
using Retail.Connectors.Changes;

namespace InHouseErp.Connector;

/// <summary>The ERP numbers its changes in the order of their commits, so nothing is missed and no overlap is needed.</summary>
internal sealed class ChangeFeed<T>(ErpConnection erp, string kind) : IChangeFeed<T>
    where T : class
{
    private const int PageSize = 500;

    public string Gaps => string.Empty;

    public async Task<FeedPage<T>> ReadAsync(Cursor? after, CancellationToken cancellationToken)
    {
        var from = after is { } cursor ? long.Parse(cursor.Value, CultureInfo.InvariantCulture) : 0;
        var rows = await erp.ReadAsync(
            session => session.Rows(
                "SELECT sequence, record, gone FROM change WHERE company = $company AND kind = $kind AND sequence > $from ORDER BY sequence LIMIT $count",
                static row => (Sequence: row.GetInt64(0), Record: row.GetInt64(1), Gone: row.GetBoolean(2)),
                ("$kind", kind), ("$from", from), ("$count", PageSize)),
            cancellationToken);
        var next = rows.Count > 0 ? rows[^1].Sequence : from;
        return new FeedPage<T>(
            [.. rows.Select(row => row.Gone
                ? (FeedItem<T>)new FeedItem<T>.Gone(erp.Ref(ErpDocument.KindOf(kind), row.Record))
                : new FeedItem<T>.Seen(
                    erp.Ref(ErpDocument.KindOf(kind), row.Record), new Revision(row.Sequence.ToString(CultureInfo.InvariantCulture)), null))],
            new Cursor(next.ToString(CultureInfo.InvariantCulture)),
            rows.Count == PageSize);
    }
}
