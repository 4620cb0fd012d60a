using NodaTime;
using Retail.Connectors.Pipelines.Operations;
using Retail.Connectors.Pipelines.Work;

namespace Retail.Connectors.Testing.Stores;

/// <summary>What people and the engine do to parked work, and what they hold.</summary>
internal static class InMemoryOperations
{
    public static void Store(InMemoryTables tables, Commit commit, Instant now)
    {
        foreach (var key in commit.Replays)
        {
            Replay(tables, key, now);
        }

        if (commit.ReplayAll is { } filter)
        {
            ReplayAll(tables, work => Matches(work, filter), now);
        }

        foreach (var key in commit.Discards)
        {
            Discard(tables, key, now);
        }

        foreach (var mapping in commit.Mapped)
        {
            ReplayAll(tables, work => work.Reason?.Missing.Contains(mapping) == true, now);
        }

        foreach (var target in commit.Releases)
        {
            if (tables.Held.Remove(target, out var hold) && hold.Entry is { } entry)
            {
                Discard(tables, entry, now);
            }
        }

        foreach (var hold in commit.Holds)
        {
            tables.Held.TryAdd(hold.Target, hold);
        }

        foreach (var record in commit.Erasures)
        {
            Erase(tables, record);
        }

        if (commit.SealsAudit)
        {
            tables.Audit.Seal();
        }

        if (commit.Retention is { } retention)
        {
            foreach (var work in tables.AllWork.Where(work => work.State == WorkState.Done && work.LeaseUntil is null && work.Due < retention.DoneBefore).ToList())
            {
                tables.Remove(work);
            }

            tables.Audit.Remove(retention.AuditBefore);
        }
    }

    private static bool Matches(InMemoryWork work, ParkFilter filter) => work.Reason is { } reason
        && (filter.Flow is null || work.Key.Flow == filter.Flow)
        && (filter.Code is null || reason.Code == filter.Code)
        && (filter.Owner is null || reason.Owner == filter.Owner);

    private static void ReplayAll(InMemoryTables tables, Func<InMemoryWork, bool> chosen, Instant now)
    {
        foreach (var key in tables.AllWork.Where(chosen).Select(work => work.Key).ToList())
        {
            Replay(tables, key, now);
        }
    }

    /// <summary>It is due since it was first asked for, and so keeps its place among others.</summary>
    private static void Replay(InMemoryTables tables, WorkKey key, Instant now)
    {
        if (tables.TryFind(key, out var work) && work.State == WorkState.Parked)
        {
            tables.Put(work with
            {
                State = WorkState.Pending,
                Due = work.Since,
                Since = now,
                Attempts = 0,
                Version = work.Version + 1,
                Reason = null,
            });
            ReleaseBy(tables, key);
        }
    }

    private static void Discard(InMemoryTables tables, WorkKey key, Instant now)
    {
        if (tables.TryFind(key, out var work) && work.State == WorkState.Parked)
        {
            tables.Put(work with { State = WorkState.Done, Due = now, Attempts = 0, Error = string.Empty, Reason = null });
            ReleaseBy(tables, key);
        }
    }

    private static void Erase(InMemoryTables tables, EntityRef record)
    {
        foreach (var work in tables.AllWork.Where(work => work.Key.Source == record).ToList())
        {
            tables.Put(work with { Error = work.State == WorkState.Parked ? work.Error : string.Empty, Reason = work.Reason?.Erased() });
        }
    }

    private static void ReleaseBy(InMemoryTables tables, WorkKey entry)
    {
        foreach (var hold in tables.Held.Values.Where(hold => hold.Entry == entry).ToList())
        {
            tables.Held.Remove(hold.Target);
        }
    }
}
