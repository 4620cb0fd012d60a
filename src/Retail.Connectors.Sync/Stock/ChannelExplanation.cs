using NodaTime;

namespace Retail.Connectors.Sync.Stock;

/// <summary>What one channel offers of an article, and why.</summary>
public sealed record ChannelExplanation
{
    /// <summary>The channel.</summary>
    public required SystemName Channel { get; init; }

    /// <summary>Its weight among the channels; 1 by default.</summary>
    public required decimal Share { get; init; }

    /// <summary>True if every channel offers all there is; false if each offers its share.</summary>
    public required bool Pooled { get; init; }

    /// <summary>What falls to it, before floor and cap.</summary>
    public required int Part { get; init; }

    /// <summary>Fewer than so many are not offered.</summary>
    public int Floor { get; init; }

    /// <summary>More than so many are not shown; null for no limit.</summary>
    public int? Cap { get; init; }

    /// <summary>True if it may sell more than it has.</summary>
    public bool Backorders { get; init; }

    /// <summary>What it is to offer.</summary>
    public required int Wanted { get; init; }

    /// <summary>What was published last and confirmed by the channel; null if nothing was.</summary>
    public int? Published { get; init; }

    /// <summary>When that was confirmed; null if nothing was published.</summary>
    public Instant? PublishedAt { get; init; }

    /// <summary>
    /// How many seconds after the change behind it that was, at most; null if no change was behind it, such as when the pool was first published.
    /// </summary>
    public double? PublishedAfter { get; init; }

    /// <summary>What the channel itself had when it was read last; null if it was not read or does not count.</summary>
    public decimal? Had { get; init; }

    /// <summary>When it was read last; null if it never was.</summary>
    public Instant? ReadAt { get; init; }

    /// <summary>Why what is wanted is not published, for people; empty if nothing stands against it.</summary>
    public string Note { get; init; } = string.Empty;
}
