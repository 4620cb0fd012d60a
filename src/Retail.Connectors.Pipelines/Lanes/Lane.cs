using NodaTime;
using Retail.Connectors.Pipelines.Engine;
using Retail.Connectors.Pipelines.Work;

namespace Retail.Connectors.Pipelines.Lanes;

/// <summary>
/// One lane's memory: who failed since it last served anybody, and how long it is closed. Each closing in a row lasts
/// twice as long as the one before; only a call that is served makes it start over.
/// </summary>
internal sealed class Lane(LaneKey key, PipelineOptions options)
{
    private const int RememberedWork = 1_000;
    private const int RememberedPauses = 64;

    private readonly Lock _gate = new();
    private readonly Dictionary<WorkKey, long> _failed = [];
    private readonly HashSet<WorkKey> _failedInARow = [];
    private readonly Queue<(Instant From, Instant To)> _pauses = new();
    private long _served;
    private int _level;
    private Instant _closedFrom;
    private Instant? _closedUntil;
    private bool _needsProbe;

    public LaneKey Key { get; } = key;

    public string Reason { get; private set; } = string.Empty;

    /// <summary>When it may be tried again; null while it is open.</summary>
    public Instant? ClosedUntil(Instant now)
    {
        lock (_gate)
        {
            return _closedUntil is { } until && (_needsProbe || until > now) ? Instant.Max(until, now) : null;
        }
    }

    /// <summary>True if its pause is over and a probe has to say whether it opens.</summary>
    public bool AwaitsProbe(Instant now)
    {
        lock (_gate)
        {
            return _needsProbe && _closedUntil <= now;
        }
    }

    /// <summary>A call was answered, be it with a refusal.</summary>
    /// <returns>True if the lane was troubled before.</returns>
    public bool Serve(WorkKey work, Instant now)
    {
        lock (_gate)
        {
            var troubled = _level > 0;
            _served++;
            _failed.Remove(work);
            _failedInARow.Clear();
            if (troubled && (_closedUntil is null || _closedUntil <= now))
            {
                _level = 0;
                Reopen(now);
            }

            return troubled && _level == 0;
        }
    }

    /// <summary>A call failed in a way that may be the lane's fault or the work's.</summary>
    /// <param name="work">The work that failed.</param>
    /// <param name="probed">True if a probe has just been answered, false if there is none.</param>
    public LaneVerdict Judge(WorkKey work, bool probed)
    {
        lock (_gate)
        {
            var before = _failed.TryGetValue(work, out var served) ? served : -1;
            var othersWereServed = before >= 0 && before < _served;
            if (_failed.Count >= RememberedWork)
            {
                _failed.Clear();
            }

            _failed[work] = _served;
            _failedInARow.Add(work);
            if (_failedInARow.Count >= (probed ? 3 : 2) || (!probed && before == _served))
            {
                return new LaneVerdict.Closed(default);
            }

            return probed || othersWereServed ? new LaneVerdict.Work() : new LaneVerdict.Unclear();
        }
    }

    /// <summary>Closes it for longer than the last time, and at least as long as it asked for.</summary>
    /// <returns>Until when; the earlier decision if it is closed already.</returns>
    public (Instant Until, bool New) Close(string reason, Duration? atLeast, bool needsProbe, Instant now)
    {
        lock (_gate)
        {
            if (_closedUntil is { } until && until > now)
            {
                var later = atLeast is { } asked && now + asked > until ? now + asked : until;
                _closedUntil = later;
                return (later, false);
            }

            var milliseconds = Math.Min(options.MaxLanePause.TotalMilliseconds, options.RetryDelay.TotalMilliseconds * Math.Pow(2, Math.Min(_level, 30)));
            var pause = Duration.FromMilliseconds((long)milliseconds);
            _level++;
            if (_closedUntil is null)
            {
                _closedFrom = now;
            }

            _closedUntil = now + (atLeast is { } floor && floor > pause ? floor : pause);
            _needsProbe = needsProbe;
            Reason = reason;
            return (_closedUntil.Value, true);
        }
    }

    /// <summary>A probe was answered: work may try it again. The next pause is still a longer one, until work is served.</summary>
    public void Open(Instant now)
    {
        lock (_gate)
        {
            Reopen(now);
        }
    }

    /// <summary>How long it was closed since then, as far as this process remembers.</summary>
    public Duration ClosedSince(Instant since, Instant now)
    {
        lock (_gate)
        {
            var sum = _pauses.Aggregate(Duration.Zero, (total, pause) => total + Overlap(pause.From, pause.To, since));
            return _closedUntil is null ? sum : sum + Overlap(_closedFrom, now, since);
        }
    }

    private static Duration Overlap(Instant from, Instant to, Instant since)
    {
        var begin = Instant.Max(from, since);
        return to > begin ? to - begin : Duration.Zero;
    }

    private void Reopen(Instant now)
    {
        if (_closedUntil is null)
        {
            return;
        }

        _closedUntil = null;
        _needsProbe = false;
        _failedInARow.Clear();
        _pauses.Enqueue((_closedFrom, now));
        if (_pauses.Count > RememberedPauses)
        {
            _pauses.Dequeue();
        }
    }
}
