using System.Collections.Immutable;
using System.Text.Json;

namespace Retail.Connectors.Sync.Stock;

/// <summary>What is remembered of one article of a pool.</summary>
internal sealed record ItemState
{
    public const string Prefix = "sku/";

    public const string RefPrefix = "ref/";

    public StockExplanation? Explanation { get; init; }

    public ImmutableArray<ChannelState> Channels { get; init; } = [];

    public ChannelState Of(SystemName channel) => Channels.FirstOrDefault(state => state.Channel == channel) ?? new ChannelState(channel);

    public static ItemState Read(string? memo) =>
        memo is null ? new ItemState() : JsonSerializer.Deserialize(memo, StockJson.Default.ItemState) ?? new ItemState();

    public string Write() => JsonSerializer.Serialize(this, StockJson.Default.ItemState);
}
