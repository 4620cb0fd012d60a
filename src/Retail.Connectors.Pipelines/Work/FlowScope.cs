using System.Collections.Immutable;

namespace Retail.Connectors.Pipelines.Work;

/// <summary>What a node says about a flow whose work it asks for.</summary>
/// <param name="Version">The newest version of the flow that it knows: work of a newer one is left to newer nodes.</param>
/// <param name="Systems">The systems that the flow reads and writes: while one is held its work is not claimed.</param>
public sealed record FlowScope(int Version, ImmutableArray<SystemName> Systems);
