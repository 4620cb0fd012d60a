using System.Collections.Immutable;
using System.Text.Json;
using NodaTime;

namespace Retail.Connectors.Sync.Stock;

/// <summary>What is remembered of one article of a pool.</summary>
internal sealed record ItemState
{
    public const string Prefix = "sku/";

    public const string RefPrefix = "ref/";

    public StockExplanation? Explanation { get; init; }

    public ImmutableArray<ChannelState> Channels { get; init; } = [];

    /// <summary>When the last run was begun that worked it out from all sources and dealt with all channels; null if none did.</summary>
    public Instant? CoveredTo { get; init; }

    /// <summary>When it last went to zero everywhere and was counted for that; null if it never did.</summary>
    public Instant? ZeroedAt { get; init; }

    /// <summary>
    /// Since when something may be out of date. An article that is marked again while it is worked out keeps the time of its oldest mark: what was
    /// covered since then does not count. What was told after that run may have come about one interval before it, at the earliest.
    /// </summary>
    public Instant? Bounded(Instant? marked, Duration interval) =>
        marked is { } since && CoveredTo is { } covered && since < covered ? Instant.Max(since, covered - interval) : marked;

    public ChannelState Of(SystemName channel) => Channels.FirstOrDefault(state => state.Channel == channel) ?? new ChannelState(channel);

    public static ItemState Read(string? memo) =>
        memo is null ? new ItemState() : JsonSerializer.Deserialize(memo, StockJson.Default.ItemState) ?? new ItemState();

    public string Write() => JsonSerializer.Serialize(this, StockJson.Default.ItemState);
}
