using System.Collections.Immutable;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using NodaTime;
using Retail.Connectors.Odoo.Rpc;

namespace Retail.Connectors.Odoo.Products;

/// <summary>A product with all its variants (<c>product.template</c>).</summary>
public sealed record OdooProductTemplate : IOdooRecord<OdooProductTemplate>, IWritten
{
    /// <inheritdoc/>
    public static string Model => "product.template";

    /// <inheritdoc/>
    public static JsonTypeInfo<OdooProductTemplate> JsonType => OdooJsonContext.Default.OdooProductTemplate;

    /// <inheritdoc/>
    public long Id { get; init; }

    /// <summary>Its name, in the language of the call (<c>name</c>).</summary>
    public string? Name { get; init; }

    /// <summary>The SKU if there is one variant, else nothing (<c>default_code</c>).</summary>
    public string? DefaultCode { get; init; }

    /// <summary>Its price, in the main company's currency (<c>list_price</c>).</summary>
    public decimal ListPrice { get; init; }

    /// <summary><c>consu</c> for goods, <c>service</c> or <c>combo</c> (<c>type</c>).</summary>
    public string? Type { get; init; }

    /// <summary>Its variants that are not archived (<c>product_variant_ids</c>).</summary>
    public ImmutableArray<long> ProductVariantIds { get; init; } = [];

    /// <summary>Its attributes (<c>attribute_line_ids</c>).</summary>
    public ImmutableArray<long> AttributeLineIds { get; init; } = [];

    /// <summary>Its category (<c>categ_id</c>).</summary>
    public OdooLink CategId { get; init; }

    /// <summary>True if it may be sold (<c>sale_ok</c>).</summary>
    public bool SaleOk { get; init; }

    /// <summary>False if archived (<c>active</c>).</summary>
    public bool Active { get; init; }

    /// <summary>Start of the transaction that wrote it last (<c>write_date</c>).</summary>
    [JsonConverter(typeof(OdooInstantConverter))]
    public Instant? WriteDate { get; init; }
}
