using NodaTime;
using Retail.Connectors.Pipelines.Links;
using Retail.Connectors.Pipelines.Parking;
using Retail.Connectors.Pipelines.Storage;
using Retail.Connectors.Pipelines.Work;
using static Retail.Connectors.Sqlite.SqliteSession;

namespace Retail.Connectors.Sqlite;

/// <summary>How a piece of work changes its state.</summary>
internal static class WorkStatements
{
    private const string ClearWait = "wait_source = NULL, wait_role = NULL, wait_target = NULL";

    public static void Raise(SqliteSession session, RaisedHint hint, Instant now)
    {
        // A row in a retry pause keeps its due time; one that is claimed keeps its lease and is seen by its version.
        var changed = session.Execute(
            $"""
            INSERT INTO work (flow, source, version, state, due, priority, since, revision) VALUES (?1, ?2, 1, 0, ?3, ?4, ?3, ?5)
            ON CONFLICT (flow, source) DO UPDATE SET
                version = version + 1,
                due = CASE WHEN lease_until > 0 OR state = 0 THEN due ELSE ?3 END,
                since = CASE WHEN state >= 2 THEN ?3 ELSE since END,
                attempts = CASE WHEN state >= 2 THEN 0 ELSE attempts END,
                state = 0, priority = min(priority, ?4), revision = coalesce(?5, revision), {ClearWait}
            WHERE ?5 IS NULL OR revision IS NULL OR revision <> ?5
            """,
            hint.Key.Flow, hint.Key.Source.ToString(), Time(now), (int)hint.Priority, hint.Revision?.Value);
        if (changed > 0)
        {
            Unpark(session, hint.Key);
        }
    }

    public static void ParkUnclaimed(SqliteSession session, ParkedRecord parked, Instant now)
    {
        if (session.Execute(
            $"""
            INSERT INTO work (flow, source, version, state, due, priority, since) VALUES (?1, ?2, 1, 2, ?3, 0, ?3)
            ON CONFLICT (flow, source) DO UPDATE SET state = 2, lease_until = 0, waiting_since = NULL, {ClearWait} WHERE lease_until <= ?3
            """, parked.Key.Flow, parked.Key.Source.ToString(), Time(now)) == 1)
        {
            StoreReason(session, parked.Key, parked.Reason, now);
        }
        else
        {
            // Whoever is at it may have read the state before: it has to be looked at again.
            session.Execute(
                "UPDATE work SET version = version + 1 WHERE flow = ?1 AND source = ?2", parked.Key.Flow, parked.Key.Source.ToString());
        }
    }

    public static void Replay(SqliteSession session, WorkKey key, Instant now)
    {
        if (session.Execute(
            "UPDATE work SET state = 0, due = ?3, attempts = 0, since = ?3, version = version + 1 WHERE flow = ?1 AND source = ?2 AND state = 2",
            key.Flow, key.Source.ToString(), Time(now)) == 1)
        {
            Unpark(session, key);
        }
    }

    public static CommitResult End(SqliteSession session, Claim claim, WorkEnd end, Instant now)
    {
        var rose = VersionOf(session, claim.Key) != claim.Version;
        switch (end)
        {
            case WorkEnd.RetryAt retry:
                Set(session, claim, WorkState.Pending, retry.At, retry.Reason, retry.CountsAttempt ? claim.Attempts : claim.Attempts - 1, keepsWaiting: true);
                break;
            case WorkEnd.AgainAt again:
                Set(session, claim, WorkState.Pending, rose ? now : again.At, string.Empty, attempts: 0);
                StartAnew(session, claim.Key, rose ? now : again.At);
                break;
            case WorkEnd.Done when !rose:
                Set(session, claim, WorkState.Done, now, string.Empty, attempts: 0);
                Unpark(session, claim.Key);
                break;
            case WorkEnd.Park park when !rose:
                Set(session, claim, WorkState.Parked, now, park.Reason.Code, claim.Attempts);
                StoreReason(session, claim.Key, park.Reason, now);
                break;
            case WorkEnd.WaitFor wait when !rose && !LinkExists(session, wait.Link):
                Set(session, claim, WorkState.Waiting, wait.Until, string.Empty, claim.Attempts - 1, keepsWaiting: true);
                session.Execute(
                    "UPDATE work SET waiting_since = coalesce(waiting_since, ?3), wait_source = ?4, wait_role = ?5, wait_target = ?6 WHERE flow = ?1 AND source = ?2",
                    claim.Key.Flow, claim.Key.Source.ToString(), Time(now), wait.Link.Source.ToString(), wait.Link.Role.Value, wait.Link.Target.Value);
                break;
            default:
                Set(session, claim, WorkState.Pending, now, string.Empty, attempts: 0, keepsWaiting: rose && end is WorkEnd.WaitFor);
                if (rose)
                {
                    StartAnew(session, claim.Key, now);
                }

                break;
        }

        return rose ? CommitResult.VersionRose : CommitResult.Committed;
    }

    /// <summary>Ends the claim. <paramref name="keepsWaiting"/> if a wait for a link is not over: its patience goes on.</summary>
    private static void Set(
        SqliteSession session, Claim claim, WorkState state, Instant due, string error, int attempts, bool keepsWaiting = false)
    {
        session.Execute(
            $"""
            UPDATE work SET state = ?3, due = ?4, error = ?5, attempts = ?6, lease_until = 0,
                waiting_since = CASE WHEN ?7 THEN waiting_since END, {ClearWait} WHERE flow = ?1 AND source = ?2
            """, claim.Key.Flow, claim.Key.Source.ToString(), (int)state, Time(due), error, attempts, keepsWaiting);
    }

    /// <summary>What comes next is new work: its age does not count from the old.</summary>
    private static void StartAnew(SqliteSession session, WorkKey key, Instant since) => session.Execute(
        "UPDATE work SET since = ?3 WHERE flow = ?1 AND source = ?2", key.Flow, key.Source.ToString(), Time(since));

    private static long VersionOf(SqliteSession session, WorkKey key)
    {
        using var rows = session.Query("SELECT version FROM work WHERE flow = ?1 AND source = ?2", key.Flow, key.Source.ToString());
        return rows.Read() ? rows.GetInt64(0) : -1;
    }

    private static bool LinkExists(SqliteSession session, LinkWait wait)
    {
        using var rows = session.Query(
            "SELECT 1 FROM link WHERE source = ?1 AND role = ?2 AND target_system = ?3 LIMIT 1",
            wait.Source.ToString(), wait.Role.Value, wait.Target.Value);
        return rows.Read();
    }

    private static void StoreReason(SqliteSession session, WorkKey key, ParkReason reason, Instant now) => session.Execute(
        "INSERT INTO parked (flow, source, at, reason) VALUES (?1, ?2, ?3, ?4) ON CONFLICT (flow, source) DO UPDATE SET reason = ?4",
        key.Flow, key.Source.ToString(), Time(now), StoredJson.Write(reason));

    private static void Unpark(SqliteSession session, WorkKey key) => session.Execute(
        "DELETE FROM parked WHERE flow = ?1 AND source = ?2", key.Flow, key.Source.ToString());
}
