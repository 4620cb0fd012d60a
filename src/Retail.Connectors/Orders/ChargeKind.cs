namespace Retail.Connectors.Orders;

/// <summary>What a charge is for.</summary>
public enum ChargeKind
{
    /// <summary>Shipping and handling.</summary>
    Shipping,

    /// <summary>A fee, or a reduction if its amount is negative.</summary>
    Fee,

    /// <summary>A tip.</summary>
    Tip,
}
