using System.Text.Json;
using NodaTime;

namespace Retail.Connectors.Sync.Stock;

/// <summary>What is remembered of a pool as a whole.</summary>
internal sealed record PoolState
{
    public Instant? SweptAt { get; init; }

    /// <summary>When all numbers of the channels were last read, changed or not.</summary>
    public Instant? CheckedAt { get; init; }

    /// <summary>Articles of which something was offered at the last sweep.</summary>
    public int Offered { get; init; }

    /// <summary>When the counting of articles that go to zero was begun.</summary>
    public Instant? WindowFrom { get; init; }

    /// <summary>Articles that went to zero since then.</summary>
    public int Zeroed { get; init; }

    public static PoolState Read(string? memo) =>
        memo is null ? new PoolState() : JsonSerializer.Deserialize(memo, StockJson.Default.PoolState) ?? new PoolState();

    public string Write() => JsonSerializer.Serialize(this, StockJson.Default.PoolState);
}
