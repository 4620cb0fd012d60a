using Npgsql;
using Retail.Connectors.Pipelines.Batches;
using Retail.Connectors.Pipelines.Work;

namespace Retail.Connectors.PostgreSql;

/// <summary>Items of batch flows.</summary>
internal static class ItemStatements
{
    /// <summary>Came with the fourth version.</summary>
    public const string Create =
        """
        CREATE TABLE retail.batch_item (
            flow text COLLATE "C" NOT NULL, name text COLLATE "C" NOT NULL, version bigint NOT NULL, memo text, due timestamptz,
            since timestamptz, cause text NOT NULL DEFAULT '', PRIMARY KEY (flow, name));
        CREATE INDEX batch_item_due ON retail.batch_item (flow, due, name) WHERE due IS NOT NULL;
        """;

    public const string Find = $"SELECT {Columns} FROM retail.batch_item WHERE flow = $1 AND name = ANY($2)";

    public const string List = $"SELECT {Columns} FROM retail.batch_item WHERE flow = $1 AND name > $2 ORDER BY name LIMIT $3";

    public const string ListDue = $"SELECT {Columns} FROM retail.batch_item WHERE flow = $1 AND due IS NOT NULL ORDER BY due, name LIMIT $2";

    private const string Columns = "flow, name, version, memo, due, since, cause";

    /// <summary>In the order of names everywhere, so that two that change the same items do not wait for each other.</summary>
    private const string Upsert =
        """
        INSERT INTO retail.batch_item AS i (flow, name, version, memo, due, since, cause)
        SELECT k.flow, k.name, k.version, k.memo, k.due, k.since, k.cause
        FROM unnest($1, $2, $3, $4, $5, $6, $7) AS k(flow, name, version, memo, due, since, cause) ORDER BY k.flow, k.name
        ON CONFLICT (flow, name) DO UPDATE SET memo = excluded.memo,
            due = CASE WHEN i.version = excluded.version THEN excluded.due ELSE i.due END,
            since = CASE WHEN i.version = excluded.version THEN excluded.since ELSE i.since END,
            cause = CASE WHEN i.version = excluded.version THEN excluded.cause ELSE i.cause END
        """;

    private const string RemoveEmpty =
        """
        DELETE FROM retail.batch_item i USING unnest($1, $2) AS k(flow, name)
        WHERE i.flow = k.flow AND i.name = k.name AND i.memo IS NULL AND i.due IS NULL
        """;

    private const string Mark =
        """
        INSERT INTO retail.batch_item AS i (flow, name, version, due, since, cause)
        SELECT k.flow, k.name, 1, k.due, k.since, k.cause FROM unnest($1, $2, $3, $4, $5) AS k(flow, name, due, since, cause) ORDER BY k.flow, k.name
        ON CONFLICT (flow, name) DO UPDATE SET version = i.version + 1, due = least(i.due, excluded.due),
            cause = CASE WHEN i.since <= excluded.since THEN i.cause ELSE excluded.cause END, since = least(i.since, excluded.since)
        """;

    public static void Store(SqlBatch batch, Commit commit, DateTime now)
    {
        if (commit.Items is { IsEmpty: false } items)
        {
            batch.Execute(
                Upsert,
                items.Select(item => item.Flow).ToArray(),
                items.Select(item => item.Name).ToArray(),
                items.Select(item => item.Version).ToArray(),
                items.Select(item => item.Memo).ToArray(),
                items.Select(item => item.DueAt is { } due ? SqlTime.At(due) : (DateTime?)null).ToArray(),
                items.Select(item => item is { DueAt: not null, Since: { } since } ? SqlTime.At(since) : (DateTime?)null).ToArray(),
                items.Select(item => item.DueAt is null ? string.Empty : item.Cause).ToArray());
            var empty = items.Where(item => item.Memo is null && item.DueAt is null).ToArray();
            if (empty.Length > 0)
            {
                batch.Execute(RemoveEmpty, Array.ConvertAll(empty, item => item.Flow), Array.ConvertAll(empty, item => item.Name));
            }
        }

        // One statement changes a row once: an item that is marked again opens the next.
        var marks = commit.Marks.ToList();
        while (marks.Count > 0)
        {
            var distinct = marks.DistinctBy(mark => (mark.Flow, mark.Name)).ToArray();
            batch.Execute(
                Mark,
                Array.ConvertAll(distinct, mark => mark.Flow),
                Array.ConvertAll(distinct, mark => mark.Name),
                Array.ConvertAll(distinct, mark => mark.DueAt is { } due ? SqlTime.At(due) : now),
                Array.ConvertAll(distinct, mark => mark.Since is { } since ? SqlTime.At(since) : now),
                Array.ConvertAll(distinct, mark => mark.Cause));
            var done = new HashSet<ItemMark>(distinct, ReferenceEqualityComparer.Instance);
            marks.RemoveAll(done.Contains);
        }
    }

    public static BatchItem Read(NpgsqlDataReader row) => new(row.GetString(0), row.GetString(1))
    {
        Version = row.GetInt64(2),
        Memo = row.IsDBNull(3) ? null : row.GetString(3),
        DueAt = row.IsDBNull(4) ? null : SqlTime.At(row.GetDateTime(4)),
        Since = row.IsDBNull(5) ? null : SqlTime.At(row.GetDateTime(5)),
        Cause = row.GetString(6),
    };
}
