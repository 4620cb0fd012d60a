using System.Collections.Immutable;
using System.Text.Json.Serialization;
using NodaTime;
using Retail.Connectors.Tryton.Rpc;

namespace Retail.Connectors.Tryton.Prices;

/// <summary>A price list (<c>product.price_list</c>).</summary>
public sealed record TrytonPriceList : ITrytonRecord
{
    /// <inheritdoc/>
    public long Id { get; init; }

    /// <summary>Name (<c>name</c>).</summary>
    public string? Name { get; init; }

    /// <summary>The company (<c>company</c>).</summary>
    public long? Company { get; init; }

    /// <summary>True if its prices contain tax (<c>tax_included</c>).</summary>
    public bool TaxIncluded { get; init; }

    /// <summary>Its rules; the first that matches wins (<c>lines</c>).</summary>
    [JsonPropertyName("lines.")]
    public ImmutableArray<TrytonPriceListLine> Lines { get; init; } = [];

    /// <summary>When it was made: the start of the transaction (<c>create_date</c>).</summary>
    public Instant? CreateDate { get; init; }

    /// <summary>When it was last written; null until the first write (<c>write_date</c>).</summary>
    public Instant? WriteDate { get; init; }
}
