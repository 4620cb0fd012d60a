using Npgsql;
using Retail.Connectors.Pipelines.Operations;
using Retail.Connectors.Pipelines.Work;

namespace Retail.Connectors.PostgreSql;

/// <summary>What people and the engine hold.</summary>
internal static class HoldStatements
{
    public const string List = "SELECT kind, name, reason, entry_flow, entry_source FROM retail.hold ORDER BY kind, name";

    /// <summary>A row if writes are held.</summary>
    public const string FindWrites = "SELECT 1 FROM retail.hold WHERE kind = 2 LIMIT 1";

    private const string Insert =
        """
        INSERT INTO retail.hold (kind, name, reason, entry_flow, entry_source, at) VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (kind, name) DO NOTHING
        """;

    private const string Remove = "DELETE FROM retail.hold WHERE kind = $1 AND name = $2";

    public static Hold Read(NpgsqlDataReader row) => new(
        new HoldTarget((HoldKind)row.GetInt16(0), row.GetString(1)),
        row.GetString(2),
        row.IsDBNull(3) ? null : new WorkKey(row.GetString(3), EntityRef.Parse(row.GetString(4))));

    public static void Set(SqlBatch batch, Hold hold, DateTime now) => batch.Execute(
        Insert, (int)hold.Target.Kind, hold.Target.Name, hold.Reason, hold.Entry?.Flow, hold.Entry?.Source.ToString(), now);

    public static void Release(SqlBatch batch, HoldTarget target) => batch.Execute(Remove, (int)target.Kind, target.Name);
}
