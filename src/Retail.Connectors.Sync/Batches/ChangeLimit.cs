using System.Collections.Immutable;
using NodaTime;

namespace Retail.Connectors.Sync.Batches;

/// <summary>How many articles may change so much within a time that nobody has to look at it.</summary>
/// <param name="Share">Of those that are offered.</param>
/// <param name="AtLeast">So few are never too many.</param>
/// <param name="Window">The time: what comes in small portions is one change all the same.</param>
internal sealed record ChangeLimit(decimal Share, int AtLeast, Duration Window)
{
    /// <summary>Decides whether too many change at a time to be believed.</summary>
    /// <param name="count">What was counted before.</param>
    /// <param name="total">Articles that are offered.</param>
    /// <param name="changing">Articles that change so much.</param>
    /// <param name="held">Articles that wait for approval.</param>
    /// <param name="approved">Articles of which a person said that it is right.</param>
    /// <param name="now">Now.</param>
    /// <returns>What is not published, and what is counted now.</returns>
    public (ImmutableHashSet<string> Withheld, ChangeCount Count) Judge(
        ChangeCount count, int total, IReadOnlyCollection<string> changing, IReadOnlySet<string> held, IReadOnlySet<string> approved, Instant now)
    {
        var still = changing.Where(sku => held.Contains(sku) && !approved.Contains(sku)).ToImmutableHashSet(StringComparer.Ordinal);
        var fresh = changing.Where(sku => !held.Contains(sku) && !approved.Contains(sku)).ToList();
        if (fresh.Count == 0)
        {
            return (still, count);
        }

        var counted = count.From is { } from && now < from + Window ? count : new ChangeCount(now, 0);
        return counted.Changed + fresh.Count > Math.Max(AtLeast, Share * total)
            ? (still.Union(fresh), counted)
            : (still, counted with { Changed = counted.Changed + fresh.Count });
    }
}
