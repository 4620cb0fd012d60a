using System.Collections.Immutable;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using NodaTime;
using Retail.Connectors.Odoo.Rpc;

namespace Retail.Connectors.Odoo.Products;

/// <summary>A product as it is sold: one variant of a template (<c>product.product</c>).</summary>
public sealed record OdooProduct : IOdooRecord<OdooProduct>, IWritten
{
    /// <inheritdoc/>
    public static string Model => "product.product";

    /// <inheritdoc/>
    public static JsonTypeInfo<OdooProduct> JsonType => OdooJsonContext.Default.OdooProduct;

    /// <inheritdoc/>
    public long Id { get; init; }

    /// <summary>Its SKU; not unique (<c>default_code</c>).</summary>
    public string? DefaultCode { get; init; }

    /// <summary>Its name, in the language of the call (<c>name</c>).</summary>
    public string? Name { get; init; }

    /// <summary>Its barcode (<c>barcode</c>).</summary>
    public string? Barcode { get; init; }

    /// <summary>The template it is a variant of (<c>product_tmpl_id</c>).</summary>
    public OdooLink ProductTmplId { get; init; }

    /// <summary><c>consu</c> for goods, <c>service</c> or <c>combo</c> (<c>type</c>).</summary>
    public string? Type { get; init; }

    /// <summary>True if stock is kept (<c>is_storable</c>).</summary>
    public bool IsStorable { get; init; }

    /// <summary>Its price, extras of the variant contained (<c>lst_price</c>).</summary>
    public decimal LstPrice { get; init; }

    /// <summary>Default taxes, of the allowed companies (<c>taxes_id</c>).</summary>
    public ImmutableArray<long> TaxesId { get; init; } = [];

    /// <summary>Its category (<c>categ_id</c>).</summary>
    public OdooLink CategId { get; init; }

    /// <summary>Values that tell it from its siblings (<c>product_template_variant_value_ids</c>).</summary>
    public ImmutableArray<long> ProductTemplateVariantValueIds { get; init; } = [];

    /// <summary>What customers read, as plain text (<c>description_sale</c>).</summary>
    public string? DescriptionSale { get; init; }

    /// <summary>True if it may be sold (<c>sale_ok</c>).</summary>
    public bool SaleOk { get; init; }

    /// <summary>Its unit (<c>uom_id</c>).</summary>
    public OdooLink UomId { get; init; }

    /// <summary>False if archived (<c>active</c>).</summary>
    public bool Active { get; init; }

    /// <summary>Start of the transaction that wrote it last; its stock does not count (<c>write_date</c>).</summary>
    [JsonConverter(typeof(OdooInstantConverter))]
    public Instant? WriteDate { get; init; }
}
