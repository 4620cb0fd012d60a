using NodaTime;
using Retail.Connectors.Pipelines.Batches;
using Retail.Connectors.Pipelines.Work;
using static Retail.Connectors.Sqlite.SqliteSession;

namespace Retail.Connectors.Sqlite;

/// <summary>Items of batch flows.</summary>
internal static class ItemStatements
{
    /// <summary>Came with version 4.</summary>
    public const string Create =
        """
        CREATE TABLE batch_item (
            flow TEXT NOT NULL, name TEXT NOT NULL, version INTEGER NOT NULL, memo TEXT, due INTEGER, since INTEGER, cause TEXT NOT NULL DEFAULT '',
            PRIMARY KEY (flow, name)) WITHOUT ROWID;
        CREATE INDEX batch_item_due ON batch_item (flow, due, name) WHERE due IS NOT NULL;
        """;

    private const string Columns = "flow, name, version, memo, due, since, cause";

    public static void Store(SqliteSession session, Commit commit, Instant now)
    {
        foreach (var item in commit.Items)
        {
            var (due, since) = (item.DueAt is { } at ? Time(at) : (long?)null, item is { DueAt: not null, Since: { } from } ? Time(from) : (long?)null);
            session.Execute(
                $"""
                INSERT INTO batch_item ({Columns}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
                ON CONFLICT (flow, name) DO UPDATE SET memo = ?4,
                    due = CASE WHEN version = ?3 THEN ?5 ELSE due END, since = CASE WHEN version = ?3 THEN ?6 ELSE since END,
                    cause = CASE WHEN version = ?3 THEN ?7 ELSE cause END
                """, item.Flow, item.Name, item.Version, item.Memo, due, since, due is null ? string.Empty : item.Cause);
            if (item.Memo is null && due is null)
            {
                session.Execute("DELETE FROM batch_item WHERE flow = ?1 AND name = ?2 AND due IS NULL", item.Flow, item.Name);
            }
        }

        foreach (var mark in commit.Marks)
        {
            session.Execute(
                $"""
                INSERT INTO batch_item ({Columns}) VALUES (?1, ?2, 1, NULL, ?3, ?4, ?5)
                ON CONFLICT (flow, name) DO UPDATE SET version = version + 1, due = min(coalesce(due, ?3), ?3),
                    cause = CASE WHEN since <= ?4 THEN cause ELSE ?5 END, since = min(coalesce(since, ?4), ?4)
                """, mark.Flow, mark.Name, Time(mark.DueAt ?? now), Time(mark.Since ?? now), mark.Cause);
        }
    }

    public static List<BatchItem> Find(SqliteSession session, string flow, IReadOnlyCollection<string> names) =>
        [.. names.Distinct(StringComparer.Ordinal).SelectMany(name => Read(session, $"SELECT {Columns} FROM batch_item WHERE flow = ?1 AND name = ?2", flow, name))];

    public static List<BatchItem> List(SqliteSession session, string flow, string? after, int max) => Read(
        session, $"SELECT {Columns} FROM batch_item WHERE flow = ?1 AND name > ?2 ORDER BY name LIMIT ?3", flow, after ?? string.Empty, max);

    public static List<BatchItem> ListDue(SqliteSession session, string flow, int max) => Read(
        session, $"SELECT {Columns} FROM batch_item WHERE flow = ?1 AND due IS NOT NULL ORDER BY due, name LIMIT ?2", flow, max);

    private static List<BatchItem> Read(SqliteSession session, string sql, params ReadOnlySpan<object?> parameters)
    {
        var items = new List<BatchItem>();
        using var rows = session.Query(sql, parameters);
        while (rows.Read())
        {
            items.Add(new BatchItem(rows.GetString(0), rows.GetString(1))
            {
                Version = rows.GetInt64(2),
                Memo = rows.IsDBNull(3) ? null : rows.GetString(3),
                DueAt = rows.IsDBNull(4) ? null : (Instant?)Time(rows.GetInt64(4)),
                Since = rows.IsDBNull(5) ? null : (Instant?)Time(rows.GetInt64(5)),
                Cause = rows.GetString(6),
            });
        }

        return items;
    }
}
