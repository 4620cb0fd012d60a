using Retail.Connectors.Effects;

namespace Retail.Connectors.Orders;

/// <summary>The order stands in the target system as a confirmed sales order with the same money, once.</summary>
/// <param name="Key">The effect's name.</param>
/// <param name="Order">The order as captured.</param>
/// <param name="Customer">The effect that ensures the buyer in the same target; it comes before this one.</param>
/// <param name="Codes">What the shop's words mean in the target.</param>
public sealed record SubmitOrder(EffectKey Key, Order Order, EffectKey Customer, OrderCodes Codes) : ICommand
{
    /// <inheritdoc/>
    public Digest Digest()
    {
        using var digest = new DigestBuilder();
        return digest.Add("order", Order.CommercialDigest().Value).Add("customer", Customer.ToString()).Build();
    }
}
