using System.Collections.Immutable;
using Retail.Connectors.Amounts;

namespace Retail.Connectors.Orders;

/// <summary>An amount on the order that is not an article: shipping, a fee, a tip.</summary>
public sealed record Charge
{
    /// <summary>The shop's id; unique within the order over lines and charges.</summary>
    public required string Id { get; init; }

    /// <summary>What it is for.</summary>
    public required ChargeKind Kind { get; init; }

    /// <summary>The method or reason in the shop's terms, for example <c>flat_rate</c>; empty if there is none.</summary>
    public string Code { get; init; } = string.Empty;

    /// <summary>What the customer read, as plain text.</summary>
    public required string Name { get; init; }

    /// <summary>Net amount without tax; negative for a reduction.</summary>
    public required Money Net { get; init; }

    /// <summary>The taxes on it, by rate. Empty if no rate applies.</summary>
    public ImmutableArray<TaxAmount> Taxes { get; init; } = [];
}
