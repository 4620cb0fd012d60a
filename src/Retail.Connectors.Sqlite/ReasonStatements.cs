using NodaTime;
using Retail.Connectors.Pipelines.Parking;
using Retail.Connectors.Pipelines.Storage;
using Retail.Connectors.Pipelines.Work;
using static Retail.Connectors.Sqlite.SqliteSession;

namespace Retail.Connectors.Sqlite;

/// <summary>Why work is parked. A reason stands as long as its work is parked, no longer.</summary>
internal static class ReasonStatements
{
    public static bool Exists(SqliteSession session, WorkKey key)
    {
        using var rows = session.Query("SELECT 1 FROM parked WHERE flow = ?1 AND source = ?2", key.Flow, key.Source.ToString());
        return rows.Read();
    }

    public static void Store(SqliteSession session, WorkKey key, ParkReason reason, Instant now)
    {
        session.Execute(
            """
            INSERT INTO parked (flow, source, at, reason, code, owner) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
            ON CONFLICT (flow, source) DO UPDATE SET reason = ?4, code = ?5, owner = ?6
            """, key.Flow, key.Source.ToString(), Time(now), StoredJson.Write(reason), reason.Code, reason.Owner.ToString());
        ForgetMissing(session, key);
        foreach (var missing in reason.Missing)
        {
            session.Execute(
                "INSERT OR IGNORE INTO parked_missing (name, from_system, to_system, value, flow, source) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                missing.Table, missing.From.Value, missing.To.Value, missing.Value, key.Flow, key.Source.ToString());
        }
    }

    public static void Remove(SqliteSession session, WorkKey key)
    {
        session.Execute("DELETE FROM parked WHERE flow = ?1 AND source = ?2", key.Flow, key.Source.ToString());
        ForgetMissing(session, key);
    }

    private static void ForgetMissing(SqliteSession session, WorkKey key) => session.Execute(
        "DELETE FROM parked_missing WHERE flow = ?1 AND source = ?2", key.Flow, key.Source.ToString());
}
