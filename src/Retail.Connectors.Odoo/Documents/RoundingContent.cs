using System.Collections.Immutable;

namespace Retail.Connectors.Odoo.Documents;

/// <summary>A rounding line as a document holds it.</summary>
/// <param name="RateId">The rate that its external id names; null if that says something else.</param>
/// <param name="Quantity">How many hundredths.</param>
/// <param name="Tax">What Odoo computed.</param>
/// <param name="Taxes">Ids of its taxes.</param>
internal sealed record RoundingContent(string? RateId, decimal Quantity, decimal Tax, ImmutableArray<long> Taxes)
{
    /// <summary>True if its price is negative: its fixed taxes are turned round then.</summary>
    public bool IsNegative { get; init; }

    /// <summary>True if it moves more than one rate.</summary>
    public bool HasSeveral => Taxes is { IsDefault: false, Length: > 1 };
}
