using System.Collections.Concurrent;
using NodaTime;

namespace Retail.Connectors.Lookups;

/// <summary>Remembers what was looked up, for a while. What is missing is never remembered.</summary>
internal sealed class ExpiringCache<TKey, TValue>(TimeSpan duration, TimeProvider time)
    where TKey : notnull
{
    private const int MostEntries = 100_000;

    private readonly ConcurrentDictionary<TKey, (TValue Value, Instant Until)> _entries = new();

    public bool TryGet(TKey key, [System.Diagnostics.CodeAnalysis.MaybeNullWhen(false)] out TValue value)
    {
        if (_entries.TryGetValue(key, out var entry) && time.GetCurrentInstant() < entry.Until)
        {
            value = entry.Value;
            return true;
        }

        value = default;
        return false;
    }

    public void Clear() => _entries.Clear();

    public void Set(TKey key, TValue value)
    {
        if (_entries.Count >= MostEntries)
        {
            _entries.Clear();
        }

        _entries[key] = (value, time.GetCurrentInstant() + Duration.FromTimeSpan(duration));
    }
}
