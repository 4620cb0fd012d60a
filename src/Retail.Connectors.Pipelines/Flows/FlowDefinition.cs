using System.Collections.Immutable;

namespace Retail.Connectors.Pipelines.Flows;

/// <summary>Which records a flow looks at and where it acts.</summary>
/// <param name="Name">The flow's name, for example <c>orders/shop-us/erp-us</c>; unique in the store.</param>
/// <param name="From">The system of the records.</param>
/// <param name="Kind">The kind of the records.</param>
/// <param name="To">The system in which the commands act.</param>
public sealed record FlowDefinition(string Name, SystemName From, EntityKind Kind, SystemName To)
{
    /// <summary>
    /// Rises when older code could not go on with what newer code stored; nodes leave work alone that a newer version
    /// asked for. Default 1.
    /// </summary>
    public int Version { get; init; } = 1;

    /// <summary>
    /// Verbs of the effects that make documents: what of them was begun and never completed is looked for when nothing is to be done
    /// about a record any more. Empty, the default: all effects of the flow.
    /// </summary>
    public ImmutableArray<string> Creates { get; init; } = [];
}
