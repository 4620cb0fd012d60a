namespace Retail.Connectors.Stock;

/// <summary>What a selling channel shows of one product's stock. It is read before it is overwritten: a lower number than expected is demand not seen yet.</summary>
public sealed record ChannelStock
{
    /// <summary>The product or variant in the channel.</summary>
    public required EntityRef Product { get; init; }

    /// <summary>The product that a variant belongs to; null for a product of its own, and where a channel does not say.</summary>
    public EntityRef? Parent { get; init; }

    /// <summary>The stock keeping unit; empty if the channel keeps none.</summary>
    public string Sku { get; init; } = string.Empty;

    /// <summary>True if the channel counts this product down as it sells.</summary>
    public required bool Managed { get; init; }

    /// <summary>The channel's own number in sales units, below zero where it oversold; null if it does not count.</summary>
    public decimal? Quantity { get; init; }

    /// <summary>True if the channel sells more than it has.</summary>
    public bool Backorders { get; init; }

    /// <summary>True if customers can buy it now, by the channel's own judgement.</summary>
    public bool Offered { get; init; }

    /// <summary>The record whose number this is, where a variant shares the stock of its product; null if it is its own.</summary>
    public EntityRef? CountedBy { get; init; }
}
