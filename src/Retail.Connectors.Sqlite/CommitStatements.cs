using NodaTime;
using Retail.Connectors.Pipelines.Links;
using Retail.Connectors.Pipelines.Storage;
using Retail.Connectors.Pipelines.Work;
using static Retail.Connectors.Sqlite.SqliteSession;

namespace Retail.Connectors.Sqlite;

/// <summary>Everything that a commit may hold.</summary>
internal static class CommitStatements
{
    public static CommitResult Store(SqliteSession session, Commit commit, Instant now)
    {
        if (commit.Claim is { } claim && !FenceHolds(session, claim, now))
        {
            return CommitResult.FenceLost;
        }

        if (!MappingStatements.AreAsSeen(session, commit.Edits))
        {
            return CommitResult.EditOutdated;
        }

        foreach (var effect in commit.Effects)
        {
            LedgerStatements.Complete(session, commit.Claim ?? throw new ArgumentException("Effects are completed under a claim.", nameof(commit)), effect, now);
        }

        foreach (var link in commit.Links)
        {
            StoreLink(session, link, now);
        }

        foreach (var shadow in commit.Shadows)
        {
            session.Execute(
                """
                INSERT INTO shadow (source, flow, seen, written, at, memo) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
                ON CONFLICT (source, flow) DO UPDATE SET seen = ?3, written = ?4, at = ?5, memo = ?6
                """, shadow.Source.ToString(), shadow.Flow, shadow.Seen.ToString(), shadow.Written?.Value, Time(now), shadow.Memo);
        }

        foreach (var hint in commit.Hints)
        {
            WorkStatements.Raise(session, hint, now);
        }

        foreach (var parked in commit.Parks)
        {
            WorkStatements.ParkUnclaimed(session, parked, now);
        }

        foreach (var edit in commit.Edits)
        {
            MappingStatements.Add(session, edit, now);
        }

        foreach (var key in commit.Replays)
        {
            WorkStatements.Replay(session, key, now);
        }

        if (commit.ReplayAll is { } filter)
        {
            WorkStatements.ReplayAll(session, filter, now);
        }

        foreach (var key in commit.Discards)
        {
            WorkStatements.Discard(session, key, now);
        }

        foreach (var mapping in commit.Mapped)
        {
            WorkStatements.ReplayMapped(session, mapping, now);
        }

        foreach (var target in commit.Releases)
        {
            HoldStatements.Release(session, target, now);
        }

        foreach (var hold in commit.Holds)
        {
            HoldStatements.Set(session, hold, now);
        }

        if (commit.Cursor is { } move)
        {
            session.Execute(
                "INSERT INTO cursor (feed, value, at) VALUES (?1, ?2, ?3) ON CONFLICT (feed) DO UPDATE SET value = ?2, at = ?3",
                move.Feed, move.Next.Value, Time(now));
        }

        foreach (var record in commit.Erasures)
        {
            WorkStatements.Erase(session, record);
        }

        if (commit.SealsAudit)
        {
            AuditStatements.Seal(session);
        }

        if (commit.Retention is { } retention)
        {
            WorkStatements.RemoveDone(session, retention.DoneBefore);
            AuditStatements.Remove(session, retention.AuditBefore);
        }

        DemandStatements.Store(session, commit);
        ItemStatements.Store(session, commit, now);
        foreach (var entry in commit.Audit)
        {
            AuditStatements.Add(session, entry, now);
        }

        foreach (var occurred in commit.Events)
        {
            OutboxStatements.Add(session, occurred, now);
        }

        return commit is { Claim: { } ended, End: { } end } ? End(session, commit, ended, end, now) : CommitResult.Committed;
    }

    private static CommitResult End(SqliteSession session, Commit commit, Claim claim, WorkEnd end, Instant now)
    {
        MappingStatements.RaiseOutdated(session, commit);
        var result = WorkStatements.End(session, claim, end, now);
        if (result == CommitResult.Committed)
        {
            foreach (var occurred in commit.EndEvents)
            {
                OutboxStatements.Add(session, occurred, now);
            }
        }

        return result;
    }

    /// <summary>True while nobody else has claimed the key and the lease has not run out.</summary>
    public static bool FenceHolds(SqliteSession session, Claim claim, Instant now)
    {
        using var rows = session.Query(
            "SELECT 1 FROM work WHERE flow = ?1 AND source = ?2 AND fence = ?3 AND lease_until > ?4",
            claim.Key.Flow, claim.Key.Source.ToString(), claim.Fence, Time(now));
        return rows.Read();
    }

    public static string PinIdentity(SqliteSession session, SystemName system, string identity, Instant now)
    {
        session.Execute(
            "INSERT INTO identity (system, identity, at) VALUES (?1, ?2, ?3) ON CONFLICT (system) DO NOTHING",
            system.Value, identity, Time(now));
        using var rows = session.Query("SELECT identity FROM identity WHERE system = ?1", system.Value);
        rows.Read();
        return rows.GetString(0);
    }

    private static void StoreLink(SqliteSession session, Link link, Instant now)
    {
        session.Execute(
            """
            INSERT INTO link (source, role, target, target_system, name, at, lines) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
            ON CONFLICT (source, role, target) DO UPDATE SET name = ?5, lines = coalesce(?7, lines)
            """,
            link.Source.ToString(), link.Role.Value, link.Target.ToString(), link.Target.System.Value, link.DisplayName, Time(now),
            StoredJson.Write(link.Lines));
        foreach (var wait in LinkWait.EndedBy(link))
        {
            session.Execute(
                """
                UPDATE work SET state = 0, due = ?4, waiting_since = NULL, wait_source = NULL, wait_role = NULL, wait_target = NULL
                WHERE state = 1 AND wait_source = ?1 AND wait_role = ?2 AND wait_target = ?3 AND lease_until = 0
                """, wait.Record.ToString(), StoredWait.RoleOf(wait), wait.System.Value, Time(now));
        }
    }
}
