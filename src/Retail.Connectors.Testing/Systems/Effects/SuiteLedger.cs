using NodaTime;
using Retail.Connectors.Effects;

namespace Retail.Connectors.Testing.Systems.Effects;

/// <summary>What the engine's ledger keeps of each effect: it outlives every process.</summary>
internal sealed class SuiteLedger
{
    private readonly Lock _lock = new();
    private readonly Dictionary<EffectKey, Entry> _entries = [];

    /// <summary>Begins an effect, before anything is sent for it.</summary>
    /// <returns>What was known before; null the first time.</returns>
    public Entry? Begin(EffectKey key, Digest asked, Instant sendBefore)
    {
        lock (_lock)
        {
            var before = _entries.GetValueOrDefault(key);
            _entries[key] = new Entry(before is null || before.Asked == asked ? asked : null, sendBefore);
            return before;
        }
    }

    public Entry? Find(EffectKey key)
    {
        lock (_lock)
        {
            return _entries.GetValueOrDefault(key);
        }
    }

    /// <param name="Asked">The digest of all that was asked under the key; null if it differed.</param>
    /// <param name="SendBefore">The last moment at which a request could have been sent.</param>
    internal sealed record Entry(Digest? Asked, Instant SendBefore);
}
