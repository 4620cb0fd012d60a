namespace Retail.Connectors.Orders;

/// <summary>Where the shop rounds tax to the minor unit.</summary>
public enum TaxRounding
{
    /// <summary>Per line and rate.</summary>
    PerLine,

    /// <summary>Once per rate, over the whole order: the amounts of lines are then shown rounded, but do not add up to the rate's.</summary>
    AtSubtotal,
}
