using Retail.Connectors.Effects;

namespace Retail.Connectors.Pipelines.Effects;

/// <summary>An effect that was reached.</summary>
/// <param name="Key">The effect.</param>
/// <param name="Command">What was asked.</param>
/// <param name="Receipt">What it left.</param>
public sealed record EffectCompletion(EffectKey Key, Digest Command, Receipt Receipt);
