using System.Collections.Immutable;
using Retail.Connectors.Effects;
using Retail.Connectors.Pipelines.Effects;

namespace Retail.Connectors.Sync.Orders;

/// <summary>What the order flow knows besides the order.</summary>
/// <param name="Open">Effects that the flow began for the order and never saw completed.</param>
internal sealed record OrderFacts(ImmutableArray<OpenEffect> Open)
{
    public static OrderFacts None { get; } = new([]);

    public OpenEffect? Find(EffectKey key) => Open.FirstOrDefault(effect => effect.Key == key);
}
