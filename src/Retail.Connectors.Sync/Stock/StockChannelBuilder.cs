namespace Retail.Connectors.Sync.Stock;

/// <summary>Says how one channel sells from a pool.</summary>
public sealed class StockChannelBuilder
{
    internal StockChannelBuilder(PoolChannel channel) => Channel = channel;

    internal PoolChannel Channel { get; private set; }

    /// <summary>Fewer than so many are shown as none: the last pieces are not sold here. Default 0.</summary>
    public StockChannelBuilder Floor(int units)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(units);
        Channel = Channel with { Floor = units };
        return this;
    }

    /// <summary>Never more than so many are shown. Default: no limit.</summary>
    public StockChannelBuilder Cap(int units)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(units);
        Channel = Channel with { Cap = units };
        return this;
    }

    /// <summary>The channel may sell what is not there and deliver later. Default: it may not.</summary>
    public StockChannelBuilder Backorders()
    {
        Channel = Channel with { Backorders = true };
        return this;
    }
}
