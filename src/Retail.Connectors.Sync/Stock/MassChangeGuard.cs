using System.Collections.Immutable;
using NodaTime;
using Retail.Connectors.Sync.Batches;

namespace Retail.Connectors.Sync.Stock;

/// <summary>Decides whether too many articles go to zero at a time to be believed.</summary>
internal static class MassChangeGuard
{
    /// <param name="pool">The pool.</param>
    /// <param name="state">What is remembered of it.</param>
    /// <param name="zeroing">Articles that are offered and would not be any more.</param>
    /// <param name="held">Articles that wait for approval.</param>
    /// <param name="approved">Articles of which a person said that it is right.</param>
    /// <param name="zeroedAt">When an article was last counted; null for never. One that comes back and goes again within the time is one article.</param>
    /// <param name="now">Now.</param>
    /// <returns>What is not published, and the state with what was counted.</returns>
    public static (ImmutableHashSet<string> Withheld, PoolState State) Judge(
        StockPool pool, PoolState state, IReadOnlyCollection<string> zeroing, IReadOnlySet<string> held, IReadOnlySet<string> approved,
        Func<string, Instant?> zeroedAt, Instant now)
    {
        string[] uncounted = state.WindowFrom is { } from && now < from + pool.GuardWindow
            ? [.. zeroing.Where(sku => held.Contains(sku) || !(zeroedAt(sku) >= from))]
            : [.. zeroing];
        var limit = new ChangeLimit(pool.GuardShare, pool.GuardAtLeast, pool.GuardWindow);
        var (withheld, count) = limit.Judge(new ChangeCount(state.WindowFrom, state.Zeroed), state.Offered, uncounted, held, approved, now);
        return (withheld, state with { WindowFrom = count.From, Zeroed = count.Changed });
    }
}
