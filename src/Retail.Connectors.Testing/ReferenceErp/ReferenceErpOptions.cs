using Retail.Connectors.Effects;

namespace Retail.Connectors.Testing.ReferenceErp;

/// <summary>What the connector of a reference ERP promises.</summary>
public sealed class ReferenceErpOptions
{
    /// <summary>
    /// How an unknown outcome of an order is settled: <see cref="EffectGuarantee.Lookup"/>, the default, or
    /// <see cref="EffectGuarantee.None"/>, as if orders could not be searched for. Partners are always looked up.
    /// </summary>
    public EffectGuarantee Orders { get; set; } = EffectGuarantee.Lookup;

    /// <summary>
    /// Whether orders are amended and cancelled: then <see cref="Orders.AmendOrder"/> and <see cref="Orders.CancelOrder"/> have
    /// handlers. Default false, as in an ERP whose interface makes orders only.
    /// </summary>
    public bool ChangesOrders { get; set; }

    /// <summary>How long after it was sent a request may still be carried out. Default 10 min.</summary>
    public TimeSpan SettleAfter { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>The largest rounding that is written as a line of its own, in minor units. Default 5.</summary>
    public int MaxRounding { get; set; } = 5;
}
