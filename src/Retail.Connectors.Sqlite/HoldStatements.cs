using NodaTime;
using Retail.Connectors.Pipelines.Operations;
using Retail.Connectors.Pipelines.Work;
using static Retail.Connectors.Sqlite.SqliteSession;

namespace Retail.Connectors.Sqlite;

/// <summary>What people and the engine hold.</summary>
internal static class HoldStatements
{
    public static List<Hold> List(SqliteSession session)
    {
        var holds = new List<Hold>();
        using var rows = session.Query("SELECT kind, name, reason, entry_flow, entry_source FROM hold ORDER BY kind, name");
        while (rows.Read())
        {
            holds.Add(new Hold(
                new HoldTarget((HoldKind)rows.GetInt32(0), rows.GetString(1)),
                rows.GetString(2),
                rows.IsDBNull(3) ? null : new WorkKey(rows.GetString(3), EntityRef.Parse(rows.GetString(4)))));
        }

        return holds;
    }

    public static bool WritesAreHeld(SqliteSession session)
    {
        using var rows = session.Query("SELECT 1 FROM hold WHERE kind = 2 LIMIT 1");
        return rows.Read();
    }

    public static void Set(SqliteSession session, Hold hold, Instant now) => session.Execute(
        """
        INSERT INTO hold (kind, name, reason, entry_flow, entry_source, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
        ON CONFLICT (kind, name) DO NOTHING
        """,
        (int)hold.Target.Kind, hold.Target.Name, hold.Reason, hold.Entry?.Flow, hold.Entry?.Source.ToString(), Time(now));

    /// <summary>Lets go; the entry that stood for it is discarded.</summary>
    public static void Release(SqliteSession session, HoldTarget target, Instant now)
    {
        var entry = List(session).Find(hold => hold.Target == target)?.Entry;
        session.Execute("DELETE FROM hold WHERE kind = ?1 AND name = ?2", (int)target.Kind, target.Name);
        if (entry is { } key)
        {
            WorkStatements.Discard(session, key, now);
        }
    }

    /// <summary>The entry that stood for it was replayed or discarded.</summary>
    public static void ReleaseBy(SqliteSession session, WorkKey entry) => session.Execute(
        "DELETE FROM hold WHERE entry_flow = ?1 AND entry_source = ?2", entry.Flow, entry.Source.ToString());
}
