namespace Retail.Connectors.Stock;

/// <summary>What a stock number counts.</summary>
public enum StockBasis
{
    /// <summary>What lies there, whoever it is promised to.</summary>
    OnHand,

    /// <summary>What lies there, less what is reserved for orders.</summary>
    LessReserved,
}
