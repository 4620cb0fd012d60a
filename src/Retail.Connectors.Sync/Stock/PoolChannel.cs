namespace Retail.Connectors.Sync.Stock;

/// <summary>A channel that sells from a pool.</summary>
internal sealed record PoolChannel(SystemName System, decimal Share)
{
    public int Floor { get; init; }

    public int? Cap { get; init; }

    public bool Backorders { get; init; }
}
