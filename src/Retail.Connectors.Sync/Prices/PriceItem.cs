using System.Text.Json;
using NodaTime;

namespace Retail.Connectors.Sync.Prices;

/// <summary>What is remembered of one article in one shop.</summary>
internal sealed record PriceItem
{
    public const string Prefix = "sku/";

    public const string ReplayPrefix = "replay/";

    /// <summary>The mark that all prices are to be read.</summary>
    public const string All = "all";

    /// <summary>The shop's id of the product or variant; null while it was not found there.</summary>
    public string? Product { get; init; }

    /// <summary>The shop's id of the product that a variant belongs to.</summary>
    public string? Parent { get; init; }

    /// <summary>What was published last and confirmed; null if nothing was.</summary>
    public ShownPrice? Published { get; init; }

    public Instant? PublishedAt { get; init; }

    /// <summary>What was about to be written; null if the outcome is known.</summary>
    public ShownPrice? Pending { get; init; }

    public ShownPrice? Had { get; init; }

    public Instant? HadAt { get; init; }

    /// <summary>When the shop was last asked for it in vain.</summary>
    public Instant? MissedAt { get; init; }

    /// <summary>False if its variants have the prices.</summary>
    public bool HasOwnPrice { get; init; } = true;

    /// <summary>Why it was parked; empty if it is not.</summary>
    public string Parked { get; init; } = string.Empty;

    /// <summary>True while the price waits for approval.</summary>
    public bool IsWithheld { get; init; }

    public PriceExplanation? Explanation { get; init; }

    public static PriceItem Read(string? memo) =>
        memo is null ? new PriceItem() : JsonSerializer.Deserialize(memo, PriceJson.Default.PriceItem) ?? new PriceItem();

    public string Write() => JsonSerializer.Serialize(this, PriceJson.Default.PriceItem);
}
