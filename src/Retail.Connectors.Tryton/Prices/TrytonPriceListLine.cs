using Retail.Connectors.Tryton.Rpc;

namespace Retail.Connectors.Tryton.Prices;

/// <summary>A rule of a price list (<c>product.price_list.line</c>).</summary>
public sealed record TrytonPriceListLine : ITrytonRecord
{
    /// <inheritdoc/>
    public long Id { get; init; }

    /// <summary>The variant it is for; null for all (<c>product</c>).</summary>
    public long? Product { get; init; }

    /// <summary>The category it is for; null for all (<c>category</c>).</summary>
    public long? Category { get; init; }

    /// <summary>From which quantity on; null for any (<c>quantity</c>).</summary>
    public decimal? Quantity { get; init; }

    /// <summary>For example <c>unit_price * 0.9</c> (<c>formula</c>).</summary>
    public string? Formula { get; init; }
}
