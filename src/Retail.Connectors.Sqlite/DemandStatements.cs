using System.Globalization;
using NodaTime;
using Retail.Connectors.Pipelines.Demand;
using Retail.Connectors.Pipelines.Work;
using static Retail.Connectors.Sqlite.SqliteSession;

namespace Retail.Connectors.Sqlite;

/// <summary>What orders take of stock pools.</summary>
internal static class DemandStatements
{
    /// <summary>Came with version 4.</summary>
    public const string Create =
        """
        CREATE TABLE demand (
            pool TEXT NOT NULL, source TEXT NOT NULL, line TEXT NOT NULL, sku TEXT NOT NULL, item TEXT NOT NULL, number TEXT NOT NULL,
            quantity TEXT NOT NULL, sold TEXT NOT NULL, contained TEXT NOT NULL, contained_at INTEGER, placed INTEGER NOT NULL, seen INTEGER NOT NULL,
            PRIMARY KEY (pool, source, line, sku)) WITHOUT ROWID;
        CREATE INDEX demand_sku ON demand (pool, sku);
        """;

    private const string Columns = "pool, source, line, sku, item, number, quantity, sold, contained, contained_at, placed, seen";

    public static void Store(SqliteSession session, Commit commit)
    {
        foreach (var open in commit.Demand)
        {
            Replace(session, open);
        }

        foreach (var line in commit.SettledDemand)
        {
            foreach (var known in Of(session, line.Pool, line.Source).Where(known => known.Line == line.Line && known.Sku == line.Sku && known.Contained >= known.Quantity))
            {
                Delete(session, known);
            }
        }
    }

    public static List<DemandLine> Of(SqliteSession session, string pool, EntityRef source) =>
        Read(session, $"SELECT {Columns} FROM demand WHERE pool = ?1 AND source = ?2", pool, source.ToString());

    public static List<DemandLine> In(SqliteSession session, string pool, IReadOnlyCollection<string>? skus) => skus is null
        ? Read(session, $"SELECT {Columns} FROM demand WHERE pool = ?1", pool)
        : [.. skus.Distinct(StringComparer.Ordinal).SelectMany(sku => Read(session, $"SELECT {Columns} FROM demand WHERE pool = ?1 AND sku = ?2", pool, sku))];

    private static void Replace(SqliteSession session, OpenDemand open)
    {
        var known = Of(session, open.Pool, open.Source);
        foreach (var line in known.Where(line => !open.Lines.Any(other => other.Line == line.Line && other.Sku == line.Sku)))
        {
            Delete(session, line);
        }

        foreach (var line in open.Lines.Where(line => open.IsFirst || line.Contained < line.Quantity || known.Exists(other => other.Line == line.Line && other.Sku == line.Sku)))
        {
            session.Execute(
                $"INSERT OR REPLACE INTO demand ({Columns}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
                open.Pool, open.Source.ToString(), line.Line, line.Sku, line.Item, line.Number, Text(line.Quantity), Text(line.Sold), Text(line.Contained),
                line.ContainedAt is { } at ? Time(at) : null, Time(line.PlacedAt), Time(line.SeenAt));
        }
    }

    private static void Delete(SqliteSession session, DemandLine line) => session.Execute(
        "DELETE FROM demand WHERE pool = ?1 AND source = ?2 AND line = ?3 AND sku = ?4", line.Pool, line.Source.ToString(), line.Line, line.Sku);

    private static List<DemandLine> Read(SqliteSession session, string sql, params ReadOnlySpan<object?> parameters)
    {
        var lines = new List<DemandLine>();
        using var rows = session.Query(sql, parameters);
        while (rows.Read())
        {
            lines.Add(new DemandLine(rows.GetString(0), EntityRef.Parse(rows.GetString(1)), rows.GetString(2), rows.GetString(3))
            {
                Item = rows.GetString(4),
                Number = rows.GetString(5),
                Quantity = Number(rows.GetString(6)),
                Sold = Number(rows.GetString(7)),
                Contained = Number(rows.GetString(8)),
                ContainedAt = rows.IsDBNull(9) ? null : (Instant?)Time(rows.GetInt64(9)),
                PlacedAt = Time(rows.GetInt64(10)),
                SeenAt = Time(rows.GetInt64(11)),
            });
        }

        return lines;
    }

    private static string Text(decimal number) => number.ToString(CultureInfo.InvariantCulture);

    private static decimal Number(string text) => decimal.Parse(text, NumberStyles.Number, CultureInfo.InvariantCulture);
}
