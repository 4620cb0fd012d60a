using Retail.Connectors.Effects;

namespace Retail.Connectors.Orders;

/// <summary>
/// The sales order that was made of an order is cancelled, and nothing of it will be shipped or invoiced. A target in which goods
/// have left or an invoice stands refuses and leaves it as it is. What is cancelled stays cancelled, whatever of the submission
/// arrives afterwards, so that it waits for nothing (<see cref="ICommand.Follows"/>).
/// </summary>
/// <param name="Key">The effect's name.</param>
/// <param name="Order">The order in the shop.</param>
/// <param name="Document">The sales order in the target.</param>
/// <param name="Submitted">The effect that made the sales order; its key stands in the document.</param>
/// <param name="Reason">Why, for the people who read the document; empty if nobody said.</param>
public sealed record CancelOrder(EffectKey Key, EntityRef Order, EntityRef Document, EffectKey Submitted, string Reason) : ICommand
{
    /// <summary>The verb of its keys.</summary>
    public const string Verb = "cancel";

    /// <inheritdoc/>
    public string Describe() => $"sales order {Document.Id} of order {Order.Id} cancelled";

    /// <inheritdoc/>
    public Digest Digest()
    {
        using var digest = new DigestBuilder();
        return digest.Add("order", Order.ToString()).Add("document", Document.ToString()).Build();
    }
}
