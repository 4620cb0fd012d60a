using NodaTime;
using Retail.Connectors.Pipelines.Events;

namespace Retail.Connectors.Testing.Stores;

/// <summary>Events that wait to be published, and who publishes them.</summary>
internal sealed class InMemoryOutbox
{
    private readonly SortedDictionary<long, StoredEvent> _open = [];
    private readonly Dictionary<long, (StoredEvent Event, Instant At)> _published = [];
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private string _reader = string.Empty;
    private Instant _leaseUntil = Instant.MinValue;
    private long _fence;
    private long _sequence;

    public void Add(IEnumerable<CanonicalEvent> events, Instant now)
    {
        foreach (var occurred in events.Where(occurred => _ids.Add(occurred.Id)))
        {
            _open.Add(++_sequence, new StoredEvent(_sequence, occurred, now));
        }
    }

    public EventBatch? Claim(EventClaim claim, Instant now)
    {
        if (_open.Count == 0 || (_reader != claim.Reader && _leaseUntil > now))
        {
            return null;
        }

        _fence = _reader == claim.Reader ? _fence : _fence + 1;
        _reader = claim.Reader;
        _leaseUntil = now + claim.Lease;
        return new EventBatch(_fence, [.. _open.Values.Take(claim.Max)]);
    }

    public bool Mark(long fence, IReadOnlyCollection<long> sequences, Instant now)
    {
        if (fence != _fence)
        {
            return false;
        }

        foreach (var sequence in sequences)
        {
            if (_open.Remove(sequence, out var stored))
            {
                _published[sequence] = (stored, now);
            }
        }

        return true;
    }

    public int Remove(Instant before, int max)
    {
        var old = _published.Where(item => item.Value.At < before).OrderBy(item => item.Value.At).Take(max).ToArray();
        foreach (var (sequence, (stored, _)) in old)
        {
            _published.Remove(sequence);
            _ids.Remove(stored.Event.Id);
        }

        return old.Length;
    }

    public EventBacklog Count() => new(_open.Count, _open.Count == 0 ? null : _open.First().Value.At);
}
