using System.Globalization;
using Npgsql;
using Retail.Connectors.Pipelines.Demand;
using Retail.Connectors.Pipelines.Work;

namespace Retail.Connectors.PostgreSql;

/// <summary>What orders take of stock pools.</summary>
internal static class DemandStatements
{
    /// <summary>Came with the fourth version.</summary>
    public const string Create =
        """
        CREATE TABLE retail.demand (
            pool text COLLATE "C" NOT NULL, source text COLLATE "C" NOT NULL, line text COLLATE "C" NOT NULL, sku text COLLATE "C" NOT NULL,
            item text COLLATE "C" NOT NULL, number text NOT NULL, quantity numeric NOT NULL, sold numeric NOT NULL, contained numeric NOT NULL,
            contained_at timestamptz, placed timestamptz NOT NULL, seen timestamptz NOT NULL, PRIMARY KEY (pool, source, line, sku));
        CREATE INDEX demand_sku ON retail.demand (pool, sku);
        """;

    public const string SelectAll = $"SELECT {Columns} FROM retail.demand WHERE pool = $1";

    public const string SelectOfSkus = $"SELECT {Columns} FROM retail.demand WHERE pool = $1 AND sku = ANY($2)";

    public const string SelectOfSource = $"SELECT {Columns} FROM retail.demand WHERE pool = $1 AND source = $2";

    private const string Columns = "pool, source, line, sku, item, number, quantity, sold, contained, contained_at, placed, seen";

    private const string RemoveOthers =
        """
        DELETE FROM retail.demand d WHERE d.pool = $1 AND d.source = $2
            AND NOT EXISTS (SELECT 1 FROM unnest($3, $4) AS k(line, sku) WHERE k.line = d.line AND k.sku = d.sku)
        """;

    /// <summary>What is contained in full only changes what is there.</summary>
    private const string UpdateLines =
        """
        UPDATE retail.demand d SET item = k.item, number = $12, quantity = k.quantity, sold = k.sold, contained = k.contained,
            contained_at = k.contained_at, placed = k.placed, seen = k.seen
        FROM (SELECT line, sku, item, quantity::numeric, sold::numeric, contained::numeric, contained_at, placed, seen
            FROM unnest($3, $4, $5, $6, $7, $8, $9, $10, $11) AS u(line, sku, item, quantity, sold, contained, contained_at, placed, seen)) k
        WHERE d.pool = $1 AND d.source = $2 AND d.line = k.line AND d.sku = k.sku
        """;

    private const string InsertLines =
        """
        INSERT INTO retail.demand (pool, source, line, sku, item, number, quantity, sold, contained, contained_at, placed, seen)
        SELECT $1, $2, line, sku, item, $12, quantity::numeric, sold::numeric, contained::numeric, contained_at, placed, seen
        FROM unnest($3, $4, $5, $6, $7, $8, $9, $10, $11) AS u(line, sku, item, quantity, sold, contained, contained_at, placed, seen)
        WHERE contained::numeric < quantity::numeric
        ON CONFLICT (pool, source, line, sku) DO NOTHING
        """;

    /// <summary>The same for an order that is seen for the first time.</summary>
    private const string InsertAllLines =
        """
        INSERT INTO retail.demand (pool, source, line, sku, item, number, quantity, sold, contained, contained_at, placed, seen)
        SELECT $1, $2, line, sku, item, $12, quantity::numeric, sold::numeric, contained::numeric, contained_at, placed, seen
        FROM unnest($3, $4, $5, $6, $7, $8, $9, $10, $11) AS u(line, sku, item, quantity, sold, contained, contained_at, placed, seen)
        ON CONFLICT (pool, source, line, sku) DO NOTHING
        """;

    private const string RemoveSettled =
        """
        DELETE FROM retail.demand d USING unnest($1, $2, $3, $4) AS k(pool, source, line, sku)
        WHERE d.pool = k.pool AND d.source = k.source AND d.line = k.line AND d.sku = k.sku AND d.contained >= d.quantity
        """;

    public static void Store(SqlBatch batch, Commit commit)
    {
        foreach (var open in commit.Demand)
        {
            Replace(batch, open);
        }

        if (commit.SettledDemand is { IsEmpty: false } settled)
        {
            batch.Execute(
                RemoveSettled,
                settled.Select(line => line.Pool).ToArray(),
                settled.Select(line => line.Source.ToString()).ToArray(),
                settled.Select(line => line.Line).ToArray(),
                settled.Select(line => line.Sku).ToArray());
        }
    }

    public static DemandLine Read(NpgsqlDataReader row) => new(row.GetString(0), EntityRef.Parse(row.GetString(1)), row.GetString(2), row.GetString(3))
    {
        Item = row.GetString(4),
        Number = row.GetString(5),
        Quantity = row.GetDecimal(6),
        Sold = row.GetDecimal(7),
        Contained = row.GetDecimal(8),
        ContainedAt = row.IsDBNull(9) ? null : SqlTime.At(row.GetDateTime(9)),
        PlacedAt = SqlTime.At(row.GetDateTime(10)),
        SeenAt = SqlTime.At(row.GetDateTime(11)),
    };

    private static void Replace(SqlBatch batch, OpenDemand open)
    {
        var (source, lines) = (open.Source.ToString(), open.Lines.ToArray());
        batch.Execute(RemoveOthers, open.Pool, source, Array.ConvertAll(lines, line => line.Line), Array.ConvertAll(lines, line => line.Sku));
        if (lines.Length == 0)
        {
            return;
        }

        foreach (var statement in new[] { UpdateLines, open.IsFirst ? InsertAllLines : InsertLines })
        {
            batch.Execute(
                statement,
                open.Pool,
                source,
                Array.ConvertAll(lines, line => line.Line),
                Array.ConvertAll(lines, line => line.Sku),
                Array.ConvertAll(lines, line => line.Item),
                Array.ConvertAll(lines, line => Text(line.Quantity)),
                Array.ConvertAll(lines, line => Text(line.Sold)),
                Array.ConvertAll(lines, line => Text(line.Contained)),
                Array.ConvertAll(lines, line => line.ContainedAt is { } at ? SqlTime.At(at) : (DateTime?)null),
                Array.ConvertAll(lines, line => SqlTime.At(line.PlacedAt)),
                Array.ConvertAll(lines, line => SqlTime.At(line.SeenAt)),
                lines[0].Number);
        }
    }

    private static string Text(decimal number) => number.ToString(CultureInfo.InvariantCulture);
}
