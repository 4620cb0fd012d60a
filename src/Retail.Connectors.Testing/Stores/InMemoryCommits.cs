using NodaTime;
using Retail.Connectors.Pipelines.Links;
using Retail.Connectors.Pipelines.Parking;
using Retail.Connectors.Pipelines.Work;

namespace Retail.Connectors.Testing.Stores;

/// <summary>Everything that a commit may hold. All that can be refused is refused before anything is changed.</summary>
internal static class InMemoryCommits
{
    public static CommitResult Store(InMemoryTables tables, Commit commit, Instant now)
    {
        if (commit.Claim is { } claim && !tables.Holds(claim, now))
        {
            return CommitResult.FenceLost;
        }

        if (!tables.Mappings.AreAsSeen(commit.Edits))
        {
            return CommitResult.EditOutdated;
        }

        foreach (var effect in commit.Effects)
        {
            InMemoryLedger.EnsureBegun(tables, commit.Claim, effect);
        }

        foreach (var effect in commit.Effects)
        {
            InMemoryLedger.Complete(tables, effect);
        }

        foreach (var link in commit.Links)
        {
            StoreLink(tables, link, now);
        }

        foreach (var shadow in commit.Shadows)
        {
            tables.Shadows[(shadow.Source, shadow.Flow)] = shadow;
        }

        foreach (var hint in commit.Hints)
        {
            Raise(tables, hint, now);
        }

        foreach (var parked in commit.Parks)
        {
            ParkUnclaimed(tables, parked, now);
        }

        tables.Mappings.Add(commit.Edits, now);
        InMemoryOperations.Store(tables, commit, now);

        if (commit.Cursor is { } move)
        {
            tables.Cursors[move.Feed] = move.Next;
        }

        tables.Demand.Store(commit, now);
        tables.Audit.Add(commit.Audit, now);
        tables.Outbox.Add(commit.Events, now);
        RaiseOutdated(tables, commit);
        var result = commit is { Claim: { } ended, End: { } end } ? InMemoryEnds.End(tables, ended, end, now) : CommitResult.Committed;
        if (result == CommitResult.Committed)
        {
            tables.Outbox.Add(commit.EndEvents, now);
        }

        return result;
    }

    private static void Raise(InMemoryTables tables, RaisedHint hint, Instant now)
    {
        if (!tables.TryFind(hint.Key, out var work))
        {
            tables.Put(new InMemoryWork(hint.Key) { Due = now, Since = now, Priority = hint.Priority, Revision = hint.Revision, FlowVersion = hint.FlowVersion, Trace = hint.Trace, Fence = tables.FenceFloor });
            return;
        }

        if (hint.Revision is { } revision && revision == work.Revision)
        {
            return;
        }

        // A retry pause and a lease keep their time; what rests or waits is due at once.
        var rested = !work.CanBeClaimed;
        tables.Put(work with
        {
            Version = work.Version + 1,
            State = WorkState.Pending,
            Due = work.LeaseUntil is not null || work.State == WorkState.Pending ? work.Due : now,
            Since = rested ? now : work.Since,
            Attempts = rested ? 0 : work.Attempts,
            Priority = hint.Priority < work.Priority ? hint.Priority : work.Priority,
            Revision = hint.Revision ?? work.Revision,
            Trace = rested ? hint.Trace : work.Trace ?? hint.Trace,
            FlowVersion = Math.Max(work.FlowVersion, hint.FlowVersion),
            Wait = null,
            Reason = null,
        });
    }

    private static void ParkUnclaimed(InMemoryTables tables, ParkedRecord parked, Instant now)
    {
        if (!tables.TryFind(parked.Key, out var work))
        {
            work = new InMemoryWork(parked.Key) { Since = now, Fence = tables.FenceFloor };
        }
        else if (work.LeaseUntil > now)
        {
            // Whoever is at it may have read the state before: it has to be looked at again.
            tables.Put(work with { Version = work.Version + 1 });
            return;
        }

        if (parked.Event is { } occurred && work.Reason is null)
        {
            tables.Outbox.Add([occurred], now);
        }

        tables.Put(work with
        {
            State = WorkState.Parked,
            Due = now,
            LeaseUntil = null,
            WaitingSince = null,
            Wait = null,
            ParkedAt = work.Reason is null ? now : work.ParkedAt,
            Reason = parked.Reason,
        });
    }

    /// <summary>What is to be parked with older mappings is looked at again, as if it had been hinted.</summary>
    private static void RaiseOutdated(InMemoryTables tables, Commit commit)
    {
        if (commit is { Claim: { } claim, ParkedWithMappings: { } known } && known < tables.Mappings.Version && tables.TryFind(claim.Key, out var work))
        {
            tables.Put(work with { Version = work.Version + 1 });
        }
    }

    private static void StoreLink(InMemoryTables tables, Link link, Instant now)
    {
        if (!tables.Links.TryGetValue(link.Source, out var links))
        {
            tables.Links[link.Source] = links = [];
        }

        var known = links.FindIndex(other => other.Role == link.Role && other.Target == link.Target);
        if (known < 0)
        {
            links.Add(link);
            if (!tables.LinksTo.TryGetValue(link.Target, out var from))
            {
                tables.LinksTo[link.Target] = from = [];
            }

            from.Add((link.Source, link.Role));
        }
        else
        {
            links[known] = link.Lines.IsEmpty ? link with { Lines = links[known].Lines } : link;
        }

        var ended = LinkWait.EndedBy(link);
        foreach (var work in tables.AllWork
            .Where(work => work.State == WorkState.Waiting && work.LeaseUntil is null && work.Wait is { } wait && ended.Contains(wait)).ToList())
        {
            tables.Put(work with { State = WorkState.Pending, Due = now, Wait = null, WaitingSince = null });
        }
    }
}
