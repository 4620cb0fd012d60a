namespace Retail.Connectors.Pipelines.Links;

/// <summary>A link that work waits for.</summary>
/// <param name="Source">The record that must have it.</param>
/// <param name="Role">Its role.</param>
/// <param name="Target">The system in which its target must be.</param>
public readonly record struct LinkWait(EntityRef Source, LinkRole Role, SystemName Target);
