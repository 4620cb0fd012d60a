using System.Collections.Immutable;
using NodaTime;

namespace Retail.Connectors.Sync.Stock;

/// <summary>What is remembered of one article in one channel.</summary>
internal sealed record ChannelState(SystemName Channel)
{
    /// <summary>The channel's id of the product or variant; null while it was not found there.</summary>
    public string? Product { get; init; }

    /// <summary>The channel's id of the product that a variant belongs to.</summary>
    public string? Parent { get; init; }

    /// <summary>What the channel must show but for orders that came since; null if its number was never read or written.</summary>
    public decimal? Base { get; init; }

    /// <summary>When the read behind <see cref="Base"/> was begun.</summary>
    public Instant ReadAt { get; init; }

    /// <summary>When <see cref="Base"/> was confirmed: an order that was placed in between may be in it or not.</summary>
    public Instant ConfirmedAt { get; init; }

    /// <summary>The newest order that was known when <see cref="Base"/> was worked out.</summary>
    public Instant KnownAt { get; init; }

    /// <summary>Orders' lines that were known then and seen shortly before.</summary>
    public ImmutableArray<string> Known { get; init; } = [];

    /// <summary>What was about to be written; null if the outcome is known.</summary>
    public int? Pending { get; init; }

    /// <summary>Demand of orders that are not known yet, the oldest first.</summary>
    public ImmutableArray<PresumedDemand> Presumed { get; init; } = [];

    public int? Published { get; init; }

    public Instant? PublishedAt { get; init; }

    /// <summary>How many seconds after the change that caused it; null if no change did.</summary>
    public double? PublishedAfter { get; init; }

    public bool Backorders { get; init; }

    public decimal? Had { get; init; }

    public Instant? HadAt { get; init; }

    /// <summary>When the channel was last asked for it in vain.</summary>
    public Instant? MissedAt { get; init; }

    /// <summary>Why it was parked; empty if it is not.</summary>
    public string Parked { get; init; } = string.Empty;
}
