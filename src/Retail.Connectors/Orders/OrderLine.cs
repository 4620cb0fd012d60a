using System.Collections.Immutable;
using Retail.Connectors.Amounts;

namespace Retail.Connectors.Orders;

/// <summary>One article of an order.</summary>
public sealed record OrderLine
{
    /// <summary>The shop's id of the line; unique within the order over lines and charges, and stable over changes.</summary>
    public required string Id { get; init; }

    /// <summary>The stock keeping unit as the shop knows it; empty if the product has none.</summary>
    public required string Sku { get; init; }

    /// <summary>The product or variant in the shop; null for a line without a product.</summary>
    public EntityRef? Product { get; init; }

    /// <summary>What the customer read, as plain text.</summary>
    public required string Name { get; init; }

    /// <summary>How many, in sales units. Never negative.</summary>
    public required decimal Quantity { get; init; }

    /// <summary>The net price of one unit after discounts, at any scale: <see cref="Net"/> divided by <see cref="Quantity"/> before rounding.</summary>
    public required decimal UnitPrice { get; init; }

    /// <summary>Net amount before discounts.</summary>
    public required Money NetBeforeDiscount { get; init; }

    /// <summary>Net amount after discounts, without tax.</summary>
    public required Money Net { get; init; }

    /// <summary>The taxes on <see cref="Net"/>, by rate. Empty if no rate applies.</summary>
    public ImmutableArray<TaxAmount> Taxes { get; init; } = [];
}
