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

    /// <summary>
    /// What a shop that rounds once for the whole order lost or gained by showing its lines and rates rounded; without tax, either
    /// sign, and never more than half a minor unit for each amount shown.
    /// </summary>
    Rounding,
}
