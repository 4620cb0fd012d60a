using System.Collections.Immutable;
using NodaTime;
using Retail.Connectors.Amounts;

namespace Retail.Connectors.Refunds;

/// <summary>Money given back on an order, with or without goods. All amounts are positive.</summary>
public sealed record Refund
{
    /// <summary>Which record in which system.</summary>
    public required EntityRef Ref { get; init; }

    /// <summary>The order in the shop.</summary>
    public required EntityRef Order { get; init; }

    /// <summary>
    /// The short form of the effect key it carries: somebody gave the money back elsewhere, and it was only recorded here. Empty if it was
    /// made by hand.
    /// </summary>
    public string Key { get; init; } = string.Empty;

    /// <summary>What is given back in all, taxes included. More than the lines say if a part is given back without naming a line.</summary>
    public required Money Amount { get; init; }

    /// <summary>When; null if the system does not say.</summary>
    public Instant? At { get; init; }

    /// <summary>Why, in words; empty if nobody said.</summary>
    public string Reason { get; init; } = string.Empty;

    /// <summary>What it is for, by line or charge; empty if only an amount is known.</summary>
    public ImmutableArray<RefundLine> Lines { get; init; } = [];
}
