namespace Retail.Connectors.Sync.Prices;

/// <summary>Who begins and ends a reduced price.</summary>
public enum SaleWindows
{
    /// <summary>The shop gets it with its dates, the next one in advance. The default.</summary>
    ByShop,

    /// <summary>It is published when it begins and taken back when it ends, for a shop whose own clock is late.</summary>
    ByFlow,
}
