using System.Collections.Immutable;

namespace Retail.Connectors.Pipelines.Batches;

/// <summary>A flow that works on many items together.</summary>
/// <param name="Name">The flow's name, for example <c>stock/us</c>; unique in the store.</param>
/// <param name="Schedule">The piece of work that is begun when the engine starts, and says itself when it is due again.</param>
/// <param name="Systems">The systems that it reads and writes: while one is held, or is not the one that the store knows, nothing is done.</param>
public sealed record BatchDefinition(string Name, EntityRef Schedule, ImmutableArray<SystemName> Systems)
{
    /// <summary>
    /// Rises when older code could not go on with what newer code stored; nodes leave work alone that a newer version
    /// asked for. Default 1.
    /// </summary>
    public int Version { get; init; } = 1;
}
