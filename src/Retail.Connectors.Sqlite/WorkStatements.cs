using NodaTime;
using Retail.Connectors.Mapping;
using Retail.Connectors.Pipelines.Links;
using Retail.Connectors.Pipelines.Operations;
using Retail.Connectors.Pipelines.Parking;
using Retail.Connectors.Pipelines.Storage;
using Retail.Connectors.Pipelines.Work;
using static Retail.Connectors.Sqlite.SqliteSession;

namespace Retail.Connectors.Sqlite;

/// <summary>How a piece of work changes its state.</summary>
internal static class WorkStatements
{
    /// <summary>Work that was removed may come back: its fence goes on above all that was removed.</summary>
    private const string FenceFloor = "coalesce((SELECT fence FROM removed_work), 0)";

    private const string ClearWait = "wait_source = NULL, wait_role = NULL, wait_target = NULL";

    /// <summary>A row in a retry pause keeps its due time; one that is claimed keeps its lease and is seen by its version.</summary>
    private const string Raised =
        $"""
        version = version + 1,
        due = CASE WHEN lease_until > 0 OR state = 0 THEN due ELSE ?3 END,
        since = CASE WHEN state >= 2 THEN ?3 ELSE since END,
        attempts = CASE WHEN state >= 2 THEN 0 ELSE attempts END,
        trace = CASE WHEN state >= 2 THEN ?7 ELSE coalesce(trace, ?7) END,
        state = 0, priority = min(priority, ?4), revision = coalesce(?5, revision),
        flow_version = max(flow_version, ?6), {ClearWait}
        """;

    private const string IsNew = "(?5 IS NULL OR revision IS NULL OR revision <> ?5)";

    public static void Raise(SqliteSession session, RaisedHint hint, Instant now)
    {
        ReadOnlySpan<object?> values =
            [hint.Key.Flow, hint.Key.Source.ToString(), Time(now), (int)hint.Priority, hint.Revision?.Value, hint.FlowVersion, hint.Trace];
        var changed = session.Execute(
            $"""
            INSERT INTO work (flow, source, version, state, due, priority, since, revision, flow_version, trace, fence)
            VALUES (?1, ?2, 1, 0, ?3, ?4, ?3, ?5, ?6, ?7, {FenceFloor})
            ON CONFLICT (flow, source) DO UPDATE SET {Raised} WHERE state <> 2 AND {IsNew}
            """, values);

        // Only a few are parked: the others are not asked for a reason.
        if (changed == 0 && session.Execute($"UPDATE work SET {Raised} WHERE flow = ?1 AND source = ?2 AND state = 2 AND {IsNew}", values) == 1)
        {
            ReasonStatements.Remove(session, hint.Key);
        }
    }

    public static void ParkUnclaimed(SqliteSession session, ParkedRecord parked, Instant now)
    {
        var wasParked = parked.Event is not null && ReasonStatements.Exists(session, parked.Key);
        if (session.Execute(
            $"""
            INSERT INTO work (flow, source, version, state, due, priority, since, fence) VALUES (?1, ?2, 1, 2, ?3, 0, ?3, {FenceFloor})
            ON CONFLICT (flow, source) DO UPDATE SET state = 2, lease_until = 0, waiting_since = NULL, {ClearWait} WHERE lease_until <= ?3
            """, parked.Key.Flow, parked.Key.Source.ToString(), Time(now)) == 1)
        {
            ReasonStatements.Store(session, parked.Key, parked.Reason, now);
            if (parked.Event is { } occurred && !wasParked)
            {
                OutboxStatements.Add(session, occurred, now);
            }
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
            "UPDATE work SET state = 0, due = since, attempts = 0, since = ?3, version = version + 1 WHERE flow = ?1 AND source = ?2 AND state = 2",
            key.Flow, key.Source.ToString(), Time(now)) == 1)
        {
            ReasonStatements.Remove(session, key);
            HoldStatements.ReleaseBy(session, key);
        }
    }

    public static void ReplayAll(SqliteSession session, ParkFilter filter, Instant now)
    {
        var keys = Keys(
            session,
            "SELECT flow, source FROM parked WHERE (?1 IS NULL OR flow = ?1) AND (?2 IS NULL OR code = ?2) AND (?3 IS NULL OR owner = ?3)",
            filter.Flow, filter.Code, filter.Owner?.ToString());
        keys.ForEach(key => Replay(session, key, now));
    }

    public static void ReplayMapped(SqliteSession session, MissingMapping mapping, Instant now)
    {
        var keys = Keys(
            session,
            "SELECT flow, source FROM parked_missing WHERE name = ?1 AND from_system = ?2 AND to_system = ?3 AND value = ?4",
            mapping.Table, mapping.From.Value, mapping.To.Value, mapping.Value);
        keys.ForEach(key => Replay(session, key, now));
    }

    public static void Discard(SqliteSession session, WorkKey key, Instant now)
    {
        if (session.Execute(
            "UPDATE work SET state = 3, due = ?3, attempts = 0, error = '' WHERE flow = ?1 AND source = ?2 AND state = 2",
            key.Flow, key.Source.ToString(), Time(now)) == 1)
        {
            ReasonStatements.Remove(session, key);
            HoldStatements.ReleaseBy(session, key);
        }
    }

    /// <summary>Removes the words, and nothing that anybody is found by.</summary>
    public static void Erase(SqliteSession session, EntityRef record)
    {
        session.Execute(
            """
            WITH RECURSIVE flows (flow) AS (
                SELECT min(flow) FROM work
                UNION ALL SELECT (SELECT min(w.flow) FROM work w WHERE w.flow > flows.flow) FROM flows WHERE flows.flow IS NOT NULL)
            UPDATE work SET error = '' WHERE flow IN (SELECT flow FROM flows) AND source = ?1 AND state <> 2
            """, record.ToString());
        var parked = new List<(string Flow, ParkReason Reason)>();
        using (var rows = session.Query("SELECT flow, reason FROM parked WHERE source = ?1", record.ToString()))
        {
            while (rows.Read())
            {
                parked.Add((rows.GetString(0), StoredJson.ReadParkReason(rows.GetString(1))));
            }
        }

        foreach (var (flow, reason) in parked)
        {
            session.Execute(
                "UPDATE parked SET reason = ?3 WHERE flow = ?1 AND source = ?2", flow, record.ToString(), StoredJson.Write(reason.Erased()));
        }
    }

    public static void RemoveDone(SqliteSession session, Instant before)
    {
        session.Execute(
            """
            INSERT INTO removed_work (one, fence)
            SELECT 1, max(fence) FROM work WHERE state = 3 AND lease_until = 0 AND due < ?1 HAVING count(*) > 0
            ON CONFLICT (one) DO UPDATE SET fence = max(fence, excluded.fence)
            """, Time(before));
        session.Execute("DELETE FROM work WHERE state = 3 AND lease_until = 0 AND due < ?1", Time(before));
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
                break;
            case WorkEnd.Park park when !rose:
                Set(session, claim, WorkState.Parked, now, park.Reason.Code, claim.Attempts);
                ReasonStatements.Store(session, claim.Key, park.Reason, now);
                break;
            case WorkEnd.WaitFor wait when !rose && !LinkExists(session, wait.Link):
                Set(session, claim, WorkState.Waiting, wait.Until, string.Empty, claim.Attempts - 1, keepsWaiting: true);
                session.Execute(
                    "UPDATE work SET waiting_since = coalesce(waiting_since, ?3), wait_source = ?4, wait_role = ?5, wait_target = ?6 WHERE flow = ?1 AND source = ?2",
                    claim.Key.Flow, claim.Key.Source.ToString(), Time(now), wait.Link.Record.ToString(), StoredWait.RoleOf(wait.Link), wait.Link.System.Value);
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
            wait.IsIncoming
                ? "SELECT 1 FROM link WHERE target = ?1 AND role = ?2 AND substr(source, 1, length(?3) + 1) = ?3 || '/' LIMIT 1"
                : "SELECT 1 FROM link WHERE source = ?1 AND role = ?2 AND target_system = ?3 LIMIT 1",
            wait.Record.ToString(), wait.Role.Value, wait.System.Value);
        return rows.Read();
    }

    private static List<WorkKey> Keys(SqliteSession session, string sql, params ReadOnlySpan<object?> parameters)
    {
        var keys = new List<WorkKey>();
        using var rows = session.Query(sql, parameters);
        while (rows.Read())
        {
            keys.Add(new WorkKey(rows.GetString(0), EntityRef.Parse(rows.GetString(1))));
        }

        return keys;
    }
}
