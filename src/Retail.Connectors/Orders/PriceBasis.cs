namespace Retail.Connectors.Orders;

/// <summary>Whether prices were entered with or without tax. The model's line amounts are always net; this says what was exact.</summary>
public enum PriceBasis
{
    /// <summary>Prices are without tax.</summary>
    Net,

    /// <summary>Prices include tax.</summary>
    Gross,
}
