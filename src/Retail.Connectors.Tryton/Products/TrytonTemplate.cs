using System.Collections.Immutable;
using System.Text.Json.Serialization;
using NodaTime;
using Retail.Connectors.Tryton.Rpc;

namespace Retail.Connectors.Tryton.Products;

/// <summary>A product; what is sold are its variants (<c>product.template</c>).</summary>
public sealed record TrytonTemplate : ITrytonRecord
{
    /// <inheritdoc/>
    public long Id { get; init; }

    /// <summary>The first part of its variants' SKUs (<c>code</c>).</summary>
    public string? Code { get; init; }

    /// <summary>Name, in the context's language (<c>name</c>).</summary>
    public string? Name { get; init; }

    /// <summary><c>goods</c>, <c>service</c> or <c>assets</c> (<c>type</c>).</summary>
    public string? Type { get; init; }

    /// <summary>False for an archived one (<c>active</c>).</summary>
    public bool Active { get; init; }

    /// <summary>True if it is sold (<c>salable</c>).</summary>
    public bool Salable { get; init; }

    /// <summary>Net list price; a change of it moves this record's date, not the variants' (<c>list_price</c>).</summary>
    public decimal? ListPrice { get; init; }

    /// <summary>Ids of its variants (<c>products</c>).</summary>
    public ImmutableArray<long> Products { get; init; } = [];

    /// <summary>Its categories (<c>categories</c>).</summary>
    [JsonPropertyName("categories.")]
    public ImmutableArray<TrytonName> Categories { get; init; } = [];

    /// <summary>When it was made: the start of the transaction (<c>create_date</c>).</summary>
    public Instant? CreateDate { get; init; }

    /// <summary>When it was last written; null until the first write (<c>write_date</c>).</summary>
    public Instant? WriteDate { get; init; }
}
