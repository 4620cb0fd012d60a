using System.Text.Json.Serialization;
using NodaTime;
using Retail.Connectors.Tryton.Rpc;

namespace Retail.Connectors.Tryton.Products;

/// <summary>A variant of a product (<c>product.product</c>).</summary>
public sealed record TrytonProduct : ITrytonRecord
{
    /// <inheritdoc/>
    public long Id { get; init; }

    /// <summary>The SKU: the template's code and the variant's suffix; computed, so never write it (<c>code</c>).</summary>
    public string? Code { get; init; }

    /// <summary>What the variant adds to the template's code (<c>suffix_code</c>).</summary>
    public string? SuffixCode { get; init; }

    /// <summary>The template's name, in the context's language (<c>name</c>).</summary>
    public string? Name { get; init; }

    /// <summary>The variant's description (<c>description</c>).</summary>
    public string? Description { get; init; }

    /// <summary><c>goods</c>, <c>service</c> or <c>assets</c> (<c>type</c>).</summary>
    public string? Type { get; init; }

    /// <summary>False for an archived one (<c>active</c>).</summary>
    public bool Active { get; init; }

    /// <summary>True if it is sold (<c>salable</c>).</summary>
    public bool Salable { get; init; }

    /// <summary>Net list price; null without a company in the context (<c>list_price</c>).</summary>
    public decimal? ListPrice { get; init; }

    /// <summary>The template (<c>template</c>).</summary>
    public long? Template { get; init; }

    /// <summary>Unit in which it is stocked (<c>default_uom</c>).</summary>
    [JsonPropertyName("default_uom.")]
    public TrytonUnit? DefaultUom { get; init; }

    /// <summary>Unit in which it is sold (<c>sale_uom</c>).</summary>
    [JsonPropertyName("sale_uom.")]
    public TrytonUnit? SaleUom { get; init; }

    /// <summary>Category that decides accounts and taxes (<c>account_category</c>).</summary>
    public long? AccountCategory { get; init; }

    /// <summary>When it was made: the start of the transaction (<c>create_date</c>).</summary>
    public Instant? CreateDate { get; init; }

    /// <summary>When it was last written; null until the first write (<c>write_date</c>).</summary>
    public Instant? WriteDate { get; init; }
}
