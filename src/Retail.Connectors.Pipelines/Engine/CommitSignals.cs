using Retail.Connectors.Pipelines.Mapping;
using Retail.Connectors.Pipelines.Work;

namespace Retail.Connectors.Pipelines.Engine;

/// <summary>What is told to others after a commit was stored.</summary>
internal sealed class CommitSignals(IEnumerable<IWorkAnnouncer> announcers, EventBell bell, StoreMappings mappings)
{
    private readonly IWorkAnnouncer[] _announcers = [.. announcers];

    public void Stored(Commit commit, CommitResult result)
    {
        if (result is CommitResult.FenceLost or CommitResult.EditOutdated)
        {
            return;
        }

        // Work that was planned with old mappings comes back at once, and is not to be planned with them again.
        if (!commit.Edits.IsEmpty || (result == CommitResult.VersionRose && commit.ParkedWithMappings is not null))
        {
            mappings.Expire();
        }

        if (!commit.Events.IsEmpty || !commit.EndEvents.IsEmpty || commit.Parks.Any(parked => parked.Event is not null))
        {
            bell.Signal.Set();
        }

        if (_announcers.Length > 0)
        {
            AnnounceDue(commit);
        }
    }

    /// <summary>One for each flow: the key wakes, and is not looked for.</summary>
    private void AnnounceDue(Commit commit)
    {
        foreach (var work in commit.Hints.Select(hint => hint.Key).Concat(commit.Replays).DistinctBy(key => key.Flow))
        {
            Announce(work);
        }

        // Which work waits for a link, a word or the end of a hold is known to the store alone.
        if (commit.ReplayAll is not null || !commit.Mapped.IsEmpty || !commit.Releases.IsEmpty || !commit.Links.IsEmpty)
        {
            Announce(null);
        }
    }

    private void Announce(WorkKey? work)
    {
        foreach (var announcer in _announcers)
        {
            announcer.Announce(work);
        }
    }
}
