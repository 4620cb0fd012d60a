using NodaTime;
using Retail.Connectors.Effects;

namespace Retail.Connectors.Pipelines.Effects;

/// <summary>An effect that was begun and never completed: what it left is unknown.</summary>
/// <param name="Key">The effect.</param>
/// <param name="LastSendBefore">Until when a request for it could have been sent, by the store's clock.</param>
public sealed record OpenEffect(EffectKey Key, Instant LastSendBefore)
{
    /// <summary>The flow that began it last. Other flows may have effects of the same record.</summary>
    public required string Flow { get; init; }
}
