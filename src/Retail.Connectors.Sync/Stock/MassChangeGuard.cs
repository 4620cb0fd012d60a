using System.Collections.Immutable;
using NodaTime;

namespace Retail.Connectors.Sync.Stock;

/// <summary>Decides whether too many articles go to zero at a time to be believed.</summary>
internal static class MassChangeGuard
{
    /// <param name="pool">The pool.</param>
    /// <param name="state">What is remembered of it.</param>
    /// <param name="zeroing">Articles that are offered and would not be any more.</param>
    /// <param name="held">Articles that wait for approval.</param>
    /// <param name="approved">Articles of which a person said that it is right.</param>
    /// <param name="now">Now.</param>
    /// <returns>What is not published, and the state with what was counted.</returns>
    public static (ImmutableHashSet<string> Withheld, PoolState State) Judge(
        StockPool pool, PoolState state, IReadOnlyCollection<string> zeroing, IReadOnlySet<string> held, IReadOnlySet<string> approved, Instant now)
    {
        var still = zeroing.Where(sku => held.Contains(sku) && !approved.Contains(sku)).ToImmutableHashSet(StringComparer.Ordinal);
        var fresh = zeroing.Where(sku => !held.Contains(sku) && !approved.Contains(sku)).ToList();
        if (fresh.Count == 0)
        {
            return (still, state);
        }

        // What comes in small portions is one change all the same.
        var counted = state.WindowFrom is { } from && now < from + pool.GuardWindow ? state : state with { WindowFrom = now, Zeroed = 0 };
        var limit = Math.Max(pool.GuardAtLeast, pool.GuardShare * counted.Offered);
        return counted.Zeroed + fresh.Count > limit
            ? (still.Union(fresh), counted)
            : (still, counted with { Zeroed = counted.Zeroed + fresh.Count });
    }
}
