using System.Collections.Immutable;

namespace Retail.Connectors.Sync.Orders;

/// <summary>A part of an order that becomes a document of its own.</summary>
/// <param name="Name">
/// What tells it from the order's other parts, for example <c>wh-north</c>: letters, digits, <c>-</c> and <c>.</c>. It is part of the
/// effect's key, so a part keeps its name as long as the order lives. Empty only if the order is not split.
/// </param>
/// <param name="Lines">Ids of the order's lines that are in it; each line is in exactly one part.</param>
public sealed record OrderPart(string Name, ImmutableArray<string> Lines)
{
    /// <summary>The target's name of the warehouse that ships it; empty, the default, leaves it to the target.</summary>
    public string Warehouse { get; init; } = string.Empty;

    /// <summary>
    /// The system in which it becomes a document, for orders that several companies deliver: one flow for each, with the same rule.
    /// Null, the default, if there is only one.
    /// </summary>
    public SystemName? Target { get; init; }
}
