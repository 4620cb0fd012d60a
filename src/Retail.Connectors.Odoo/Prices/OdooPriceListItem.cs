using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using NodaTime;
using Retail.Connectors.Odoo.Rpc;

namespace Retail.Connectors.Odoo.Prices;

/// <summary>A rule of a price list (<c>product.pricelist.item</c>).</summary>
public sealed record OdooPriceListItem : IOdooRecord<OdooPriceListItem>, IWritten
{
    /// <inheritdoc/>
    public static string Model => "product.pricelist.item";

    /// <inheritdoc/>
    public static JsonTypeInfo<OdooPriceListItem> JsonType => OdooJsonContext.Default.OdooPriceListItem;

    /// <inheritdoc/>
    public long Id { get; init; }

    /// <summary>Its price list (<c>pricelist_id</c>).</summary>
    public OdooLink PricelistId { get; init; }

    /// <summary><c>0_product_variant</c>, <c>1_product</c>, <c>2_product_category</c> or <c>3_global</c> (<c>applied_on</c>).</summary>
    public string? AppliedOn { get; init; }

    /// <summary>The variant it is for (<c>product_id</c>).</summary>
    public OdooLink ProductId { get; init; }

    /// <summary>The template it is for (<c>product_tmpl_id</c>).</summary>
    public OdooLink ProductTmplId { get; init; }

    /// <summary>The category it is for, with those below (<c>categ_id</c>).</summary>
    public OdooLink CategId { get; init; }

    /// <summary>From which quantity on (<c>min_quantity</c>).</summary>
    public decimal MinQuantity { get; init; }

    /// <summary>From when on (<c>date_start</c>).</summary>
    [JsonConverter(typeof(OdooInstantConverter))]
    public Instant? DateStart { get; init; }

    /// <summary>Until when, included (<c>date_end</c>).</summary>
    [JsonConverter(typeof(OdooInstantConverter))]
    public Instant? DateEnd { get; init; }

    /// <summary><c>fixed</c>, <c>percentage</c> or <c>formula</c> (<c>compute_price</c>).</summary>
    public string? ComputePrice { get; init; }

    /// <summary>The price of a fixed rule (<c>fixed_price</c>).</summary>
    public decimal FixedPrice { get; init; }

    /// <summary>The discount of a percentage rule (<c>percent_price</c>).</summary>
    public decimal PercentPrice { get; init; }

    /// <summary>What a rule starts from: <c>list_price</c>, <c>standard_price</c> or <c>pricelist</c> (<c>base</c>).</summary>
    public string? Base { get; init; }

    /// <summary>The price list it starts from (<c>base_pricelist_id</c>).</summary>
    public OdooLink BasePricelistId { get; init; }

    /// <summary>The discount of a formula, in percent (<c>price_discount</c>).</summary>
    public decimal PriceDiscount { get; init; }

    /// <summary>What a formula adds (<c>price_surcharge</c>).</summary>
    public decimal PriceSurcharge { get; init; }

    /// <summary>What a formula rounds to; 0 for nothing (<c>price_round</c>).</summary>
    public decimal PriceRound { get; init; }

    /// <summary>The least a formula adds to its start; 0 for no limit (<c>price_min_margin</c>).</summary>
    public decimal PriceMinMargin { get; init; }

    /// <summary>The most a formula adds to its start; 0 for no limit (<c>price_max_margin</c>).</summary>
    public decimal PriceMaxMargin { get; init; }

    /// <summary>Start of the transaction that wrote it last (<c>write_date</c>).</summary>
    [JsonConverter(typeof(OdooInstantConverter))]
    public Instant? WriteDate { get; init; }
}
