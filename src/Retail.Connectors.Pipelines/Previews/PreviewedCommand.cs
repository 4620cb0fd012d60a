using Retail.Connectors.Effects;

namespace Retail.Connectors.Pipelines.Previews;

/// <summary>A command that would be carried out.</summary>
/// <param name="Key">The effect.</param>
/// <param name="What">What it would make true, in one line for people.</param>
/// <param name="Finding">What the target has of it already.</param>
/// <param name="Documents">What people call what is there; empty if nothing is.</param>
public sealed record PreviewedCommand(EffectKey Key, string What, PreviewedFinding Finding, string Documents);
