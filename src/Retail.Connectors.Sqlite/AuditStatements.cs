using NodaTime;
using Retail.Connectors.Pipelines.Work;
using static Retail.Connectors.Sqlite.SqliteSession;

namespace Retail.Connectors.Sqlite;

/// <summary>The audit, its seals and what is removed of it.</summary>
internal static class AuditStatements
{
    /// <summary>So many rows are sealed in one commit; the rest is sealed next time.</summary>
    private const int SealedAtOnce = 10_000;

    public static void Add(SqliteSession session, AuditEntry entry, Instant now) => session.Execute(
        "INSERT INTO audit (at, subject, action, actor, note) VALUES (?1, ?2, ?3, ?4, ?5)",
        Time(now), entry.Subject, entry.Action, entry.Actor, entry.Note);

    public static void Seal(SqliteSession session)
    {
        var seals = new List<(long Sequence, string Seal)>();
        var previous = Last(session);
        using (var rows = session.Query(
            "SELECT seq, at, subject, action, actor, note FROM audit WHERE seal IS NULL ORDER BY seq LIMIT ?1", SealedAtOnce))
        {
            while (rows.Read())
            {
                previous = AuditSeal.Next(previous, rows.GetInt64(0), Time(rows.GetInt64(1)), Entry(rows));
                seals.Add((rows.GetInt64(0), previous));
            }
        }

        foreach (var (sequence, seal) in seals)
        {
            session.Execute("UPDATE audit SET seal = ?2 WHERE seq = ?1", sequence, seal);
        }
    }

    public static AuditVerdict Verify(SqliteSession session)
    {
        var previous = Start(session);
        var right = 0L;
        using var rows = session.Query(
            """
            SELECT seq, at, subject, action, actor, note, seal FROM audit
            WHERE seq <= (SELECT max(seq) FROM audit WHERE seal IS NOT NULL) ORDER BY seq
            """);
        while (rows.Read())
        {
            var expected = AuditSeal.Next(previous, rows.GetInt64(0), Time(rows.GetInt64(1)), Entry(rows));
            if (rows.IsDBNull(6) || rows.GetString(6) != expected)
            {
                return new AuditVerdict(right, rows.GetInt64(0), previous);
            }

            previous = expected;
            right++;
        }

        return new AuditVerdict(right, null, previous);
    }

    /// <summary>Removes the oldest sealed rows, and remembers the last seal among them so that the chain goes on from it.</summary>
    public static void Remove(SqliteSession session, Instant before)
    {
        session.Execute(
            """
            INSERT INTO audit_start (one, seal)
            SELECT 1, seal FROM audit WHERE seq < coalesce(
                (SELECT min(seq) FROM audit WHERE at >= ?1 OR seal IS NULL), (SELECT max(seq) + 1 FROM audit))
            ORDER BY seq DESC LIMIT 1
            ON CONFLICT (one) DO UPDATE SET seal = excluded.seal
            """, Time(before));
        session.Execute(
            """
            DELETE FROM audit WHERE seq < coalesce(
                (SELECT min(seq) FROM audit WHERE at >= ?1 OR seal IS NULL), (SELECT max(seq) + 1 FROM audit))
            """, Time(before));
    }

    private static string Last(SqliteSession session)
    {
        using var rows = session.Query("SELECT seal FROM audit WHERE seal IS NOT NULL ORDER BY seq DESC LIMIT 1");
        return rows.Read() ? rows.GetString(0) : Start(session);
    }

    private static string Start(SqliteSession session)
    {
        using var rows = session.Query("SELECT seal FROM audit_start");
        return rows.Read() ? rows.GetString(0) : AuditSeal.Start;
    }

    private static AuditEntry Entry(SqliteRows rows) =>
        new(rows.GetString(2), rows.GetString(3), rows.GetString(4), rows.GetString(5));
}
