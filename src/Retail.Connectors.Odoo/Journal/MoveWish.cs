using System.Collections.Immutable;
using NodaTime;
using Retail.Connectors.Effects;
using Retail.Connectors.Odoo.Documents;

namespace Retail.Connectors.Odoo.Journal;

/// <summary>An invoice or credit note as it shall stand in the books.</summary>
internal sealed record MoveWish
{
    public required EffectKey Key { get; init; }

    public required EntityKind Kind { get; init; }

    /// <summary><c>out_invoice</c> or <c>out_refund</c>.</summary>
    public required string Type { get; init; }

    public required LocalDate Date { get; init; }

    public required WantedMoney Money { get; init; }

    public required OrderPicture Order { get; init; }

    /// <summary>The invoice that it takes back; 0 for none.</summary>
    public long Reversed { get; init; }

    /// <summary>What stands in <c>ref</c>.</summary>
    public required string Reference { get; init; }

    public required ImmutableArray<MoveLine> Lines { get; init; }
}
