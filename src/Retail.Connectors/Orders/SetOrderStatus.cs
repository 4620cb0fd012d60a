using System.Collections.Immutable;
using Retail.Connectors.Effects;

namespace Retail.Connectors.Orders;

/// <summary>The order stands in a status of the shop.</summary>
/// <param name="Key">The effect's name.</param>
/// <param name="Order">The order in the shop.</param>
/// <param name="Status">The shop's own word, from the mapping table; never one that moves money, such as <c>refunded</c>.</param>
/// <param name="From">The statuses from which this change is legal; an order in any other is left alone and the change refused.</param>
public sealed record SetOrderStatus(EffectKey Key, EntityRef Order, string Status, ImmutableArray<string> From) : ICommand
{
    /// <inheritdoc/>
    public string Describe() => $"order {Order.Id} is {Status}";

    /// <inheritdoc/>
    public Digest Digest()
    {
        using var digest = new DigestBuilder();
        return digest.Add("order", Order.ToString()).Add("status", Status).Build();
    }
}
