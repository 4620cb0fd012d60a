using System.Collections.Immutable;
using Retail.Connectors.Effects;
using Retail.Connectors.Pipelines.Effects;
using Retail.Connectors.Refunds;

namespace Retail.Connectors.Sync.Orders;

/// <summary>What the order flow knows besides the order.</summary>
/// <param name="Open">Effects that the flow began for the order and never saw completed.</param>
internal sealed record OrderFacts(ImmutableArray<OpenEffect> Open)
{
    /// <summary>Refunds that took something off the order's documents before they were invoiced.</summary>
    public ImmutableArray<Refund> Reductions { get; init; } = [];

    public static OrderFacts None { get; } = new([]);

    public OpenEffect? Find(EffectKey key) => Open.FirstOrDefault(effect => effect.Key == key);
}
