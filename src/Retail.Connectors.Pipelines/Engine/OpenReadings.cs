using System.Collections.Concurrent;
using NodaTime;
using Retail.Connectors.Changes;

namespace Retail.Connectors.Pipelines.Engine;

/// <summary>
/// Feeds that this node is in the middle of reading. One that another node began is as old as what is seen of it here: it is read again
/// later for that, never sooner.
/// </summary>
internal sealed class OpenReadings
{
    private readonly ConcurrentDictionary<string, Reading> _open = new(StringComparer.Ordinal);

    /// <summary>When the reading was begun that goes on at a cursor.</summary>
    public Instant BeganAt(string feed, Cursor? cursor, Instant now) =>
        _open.TryGetValue(feed, out var reading) && reading.Next == cursor ? reading.Began : now;

    /// <summary>True if the feed is read on from this cursor, and was since a moment: whoever reads it from there reads the same.</summary>
    public bool GoesOnFrom(string feed, Cursor cursor, Instant since) =>
        _open.TryGetValue(feed, out var reading) && reading.Next == cursor && reading.PageAt >= since;

    /// <summary>A page was read, and more follow.</summary>
    public void GoOn(string feed, Cursor next, Instant began, Instant now) => _open[feed] = new Reading(next, began, now);

    /// <summary>The last page was read.</summary>
    public void End(string feed) => _open.TryRemove(feed, out _);

    private sealed record Reading(Cursor Next, Instant Began, Instant PageAt);
}
