using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Retail.Connectors.Tryton.Rpc;

namespace Retail.Connectors.Tryton.Orders;

/// <summary>A line of a sale (<c>sale.line</c>).</summary>
public sealed record TrytonSaleLine : ITrytonRecord
{
    /// <inheritdoc/>
    public long Id { get; init; }

    /// <summary><c>line</c>, or <c>comment</c>, <c>subtotal</c> and the like (<c>type</c>).</summary>
    public string? Type { get; init; }

    /// <summary>Its place (<c>sequence</c>).</summary>
    public long? Sequence { get; init; }

    /// <summary>The variant; null for a line without one (<c>product</c>).</summary>
    [JsonPropertyName("product.")]
    public TrytonCode? Product { get; init; }

    /// <summary>How many, in <see cref="Unit"/> (<c>quantity</c>).</summary>
    public decimal? Quantity { get; init; }

    /// <summary>How many are shipped or invoiced or will be; null before processing (<c>actual_quantity</c>).</summary>
    public decimal? ActualQuantity { get; init; }

    /// <summary>Unit of measure (<c>unit</c>).</summary>
    public long? Unit { get; init; }

    /// <summary>Net price of one, 4 digits (<c>unit_price</c>).</summary>
    public decimal? UnitPrice { get; init; }

    /// <summary>Net amount, rounded to the currency (<c>amount</c>).</summary>
    public decimal? Amount { get; init; }

    /// <summary>Ids of its taxes (<c>taxes</c>).</summary>
    public ImmutableArray<long> Taxes { get; init; } = [];

    /// <summary>What people read (<c>description</c>).</summary>
    public string? Description { get; init; }

    /// <summary>An internal note, copied to the invoice line (<c>note</c>).</summary>
    public string? Note { get; init; }
}
