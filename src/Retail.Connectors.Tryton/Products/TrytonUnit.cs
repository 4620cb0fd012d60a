using Retail.Connectors.Tryton.Rpc;

namespace Retail.Connectors.Tryton.Products;

/// <summary>A unit of measure (<c>product.uom</c>).</summary>
public sealed record TrytonUnit : ITrytonRecord
{
    /// <inheritdoc/>
    public long Id { get; init; }

    /// <summary>For example <c>u</c> or <c>kg</c> (<c>symbol</c>).</summary>
    public string? Symbol { get; init; }

    /// <summary>Digits after the point that quantities may have (<c>digits</c>).</summary>
    public long? Digits { get; init; }

    /// <summary>How many base units one of it is (<c>factor</c>).</summary>
    public decimal? Factor { get; init; }
}
