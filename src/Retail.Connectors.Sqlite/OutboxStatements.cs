using System.Collections.Immutable;
using NodaTime;
using Retail.Connectors.Pipelines.Events;
using Retail.Connectors.Pipelines.Storage;
using static Retail.Connectors.Sqlite.SqliteSession;

namespace Retail.Connectors.Sqlite;

/// <summary>Events that wait to be published, and who publishes them.</summary>
internal static class OutboxStatements
{
    public static void Add(SqliteSession session, CanonicalEvent occurred, Instant now) => session.Execute(
        """
        INSERT INTO outbox (id, type, subject, data, trace, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (id) DO NOTHING
        """,
        occurred.Id, occurred.Type, occurred.Subject.ToString(), StoredJson.Write(occurred.Data), occurred.Trace, Time(now));

    public static bool AnyOpen(SqliteSession session)
    {
        using var rows = session.Query("SELECT 1 FROM outbox INDEXED BY outbox_open WHERE published IS NULL LIMIT 1");
        return rows.Read();
    }

    public static EventBatch? Claim(SqliteSession session, EventClaim claim, Instant now)
    {
        var events = Open(session, claim.Max);
        if (events.IsEmpty || TakeTurn(session, claim, now) is not { } fence)
        {
            return null;
        }

        return new EventBatch(fence, events);
    }

    public static bool Mark(SqliteSession session, long fence, IReadOnlyCollection<long> sequences, Instant now)
    {
        using (var rows = session.Query("SELECT 1 FROM outbox_reader WHERE one = 1 AND fence = ?1", fence))
        {
            if (!rows.Read())
            {
                return false;
            }
        }

        foreach (var sequence in sequences)
        {
            session.Execute("UPDATE outbox SET published = ?2 WHERE seq = ?1 AND published IS NULL", sequence, Time(now));
        }

        return true;
    }

    public static int Remove(SqliteSession session, Instant before, int max) => session.Execute(
        """
        DELETE FROM outbox WHERE seq IN (
            SELECT seq FROM outbox INDEXED BY outbox_published WHERE published IS NOT NULL AND published < ?1 ORDER BY published LIMIT ?2)
        """, Time(before), max);

    public static EventBacklog Count(SqliteSession session)
    {
        using var rows = session.Query(
            """
            SELECT count(*), (SELECT at FROM outbox INDEXED BY outbox_open WHERE published IS NULL ORDER BY seq LIMIT 1)
            FROM outbox INDEXED BY outbox_open WHERE published IS NULL
            """);
        rows.Read();
        return new EventBacklog(rows.GetInt64(0), rows.IsDBNull(1) ? null : Time(rows.GetInt64(1)));
    }

    /// <summary>The fence of the turn; null if it is another's.</summary>
    private static long? TakeTurn(SqliteSession session, EventClaim claim, Instant now)
    {
        using var rows = session.Query(
            """
            INSERT INTO outbox_reader (one, reader, fence, lease_until) VALUES (1, ?1, 1, ?2)
            ON CONFLICT (one) DO UPDATE SET
                fence = CASE WHEN reader = ?1 THEN fence ELSE fence + 1 END, reader = ?1, lease_until = ?2
            WHERE reader = ?1 OR lease_until <= ?3
            RETURNING fence
            """, claim.Reader, Time(now + claim.Lease), Time(now));
        return rows.Read() ? rows.GetInt64(0) : null;
    }

    private static ImmutableArray<StoredEvent> Open(SqliteSession session, int max)
    {
        var events = ImmutableArray.CreateBuilder<StoredEvent>();
        using var rows = session.Query(
            """
            SELECT seq, id, type, subject, data, trace, at FROM outbox INDEXED BY outbox_open
            WHERE published IS NULL ORDER BY seq LIMIT ?1
            """, max);
        while (rows.Read())
        {
            var occurred = new CanonicalEvent(
                rows.GetString(1), rows.GetString(2), EntityRef.Parse(rows.GetString(3)), StoredJson.ReadLines(rows.IsDBNull(4) ? null : rows.GetString(4)))
            {
                Trace = rows.IsDBNull(5) ? null : rows.GetString(5),
            };
            events.Add(new StoredEvent(rows.GetInt64(0), occurred, Time(rows.GetInt64(6))));
        }

        return events.DrainToImmutable();
    }
}
