using System.Collections.Immutable;
using NodaTime;
using Retail.Connectors.Amounts;
using Retail.Connectors.Effects;

namespace Retail.Connectors.Testing.Systems;

/// <summary>A record of the target as somebody sees it who does not ask the connector.</summary>
public sealed record InspectedDocument
{
    /// <summary>The target's id.</summary>
    public required string Id { get; init; }

    /// <summary>How far it got; none for what has no stages.</summary>
    public DocumentStage Stage { get; init; } = DocumentStage.None;

    /// <summary>What it is called, as stored: the name of a customer or product, the number of a parcel, the text of a note as people read it, without its key; empty if it has none.</summary>
    public string Name { get; init; } = string.Empty;

    /// <summary>The names of its lines as stored, in their order.</summary>
    public ImmutableArray<string> LineNames { get; init; } = [];

    /// <summary>Its amount without tax; null if it has none.</summary>
    public Money? Net { get; init; }

    /// <summary>Its amount with tax, positive; null if it has none.</summary>
    public Money? Grand { get; init; }

    /// <summary>Its date in the books; null if it has none.</summary>
    public LocalDate? Date { get; init; }

    /// <summary>
    /// What else the suite asks for, by name: <c>status</c> of a shop's order, <c>stock</c> (a whole number), <c>backorders</c>
    /// (<c>yes</c> or <c>no</c>), <c>regular</c> and <c>sale</c> (amounts with the invariant culture and without trailing zeros),
    /// <c>quantity</c> of a return or shipment.
    /// </summary>
    public ImmutableSortedDictionary<string, string> Fields { get; init; } =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);
}
