using System.Text.Json;
using NodaTime;

namespace Retail.Connectors.Sync.Prices;

/// <summary>What is remembered of a shop's prices as a whole.</summary>
internal sealed record PriceFlowState
{
    public Instant? SweptAt { get; init; }

    /// <summary>When all prices of the shop were last read, changed or not.</summary>
    public Instant? CheckedAt { get; init; }

    /// <summary>Articles that had a published price at the last sweep.</summary>
    public int Offered { get; init; }

    /// <summary>When the counting of prices that move far was begun.</summary>
    public Instant? WindowFrom { get; init; }

    /// <summary>Prices that moved far since then.</summary>
    public int Moved { get; init; }

    /// <summary>What stands against publishing at all; empty if nothing does.</summary>
    public string Problem { get; init; } = string.Empty;

    public static PriceFlowState Read(string? memo) =>
        memo is null ? new PriceFlowState() : JsonSerializer.Deserialize(memo, PriceJson.Default.PriceFlowState) ?? new PriceFlowState();

    public string Write() => JsonSerializer.Serialize(this, PriceJson.Default.PriceFlowState);
}
