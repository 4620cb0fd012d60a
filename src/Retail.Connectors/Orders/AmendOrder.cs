using System.Globalization;
using Retail.Connectors.Effects;

namespace Retail.Connectors.Orders;

/// <summary>
/// The sales order that was made of an order says what the order says now: lines, quantities, charges, addresses and money.
/// A target that cannot change it any more, because it is shipped, invoiced, closed or cancelled, refuses and leaves it as it is.
/// </summary>
/// <param name="Key">The effect's name.</param>
/// <param name="Order">The order as it stands now.</param>
/// <param name="Document">The sales order in the target.</param>
/// <param name="Submitted">The effect that made the sales order; its key stands in the document and in its lines.</param>
/// <param name="Customer">The effect that ensures the buyer in the same target; it comes before this one.</param>
/// <param name="Codes">What the shop's words mean in the target.</param>
public sealed record AmendOrder(
    EffectKey Key, Order Order, EntityRef Document, EffectKey Submitted, EffectKey Customer, OrderCodes Codes) : ICommand
{
    /// <summary>The verb of its keys.</summary>
    public const string Verb = "amend";

    /// <inheritdoc/>
    /// <remarks>True: an amendment is complete if the document says what the order says, whoever made it say so.</remarks>
    public bool IsFoundByContent => true;

    /// <inheritdoc/>
    public EffectKey? Follows => Submitted;

    /// <inheritdoc/>
    public string Describe() => string.Create(CultureInfo.InvariantCulture, $"sales order {Document.Id} says what order {Order.Number} says now: {Order.Lines.Length} lines, {Order.Totals.Grand}");

    /// <inheritdoc/>
    public Digest Digest()
    {
        using var digest = new DigestBuilder();
        return digest.Add("document", Document.ToString()).Add("order", Order.CommercialDigest().Value)
            .Add("addresses", Order.AddressDigest().Value).Add("customer", Customer.ToString()).Build();
    }
}
