using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using Retail.Connectors.WooCommerce.Wire;

namespace Retail.Connectors.WooCommerce.Products;

/// <summary>A product as <c>wc/v3/products</c> sends it, or a variation that was asked for there.</summary>
/// <remarks>Prices and sizes are text on the wire; null where the shop sends empty text.</remarks>
public sealed record WooProduct
{
    /// <summary>Id of the product. (<c>id</c>)</summary>
    public long Id { get; set; }

    /// <summary>Name, HTML-encoded (<c>&amp;amp;</c>). (<c>name</c>)</summary>
    public string Name { get; set; } = string.Empty;

    /// <summary>Name in addresses. (<c>slug</c>)</summary>
    public string Slug { get; set; } = string.Empty;

    /// <summary>Address of its page. (<c>permalink</c>)</summary>
    public string Permalink { get; set; } = string.Empty;

    /// <summary>When it was made, in the shop's own time. (<c>date_created</c>)</summary>
    [JsonConverter(typeof(WooLocalDateConverter))]
    public LocalDateTime? DateCreated { get; set; }

    /// <summary>When it was made. (<c>date_created_gmt</c>)</summary>
    [JsonConverter(typeof(WooInstantConverter))]
    public Instant? DateCreatedGmt { get; set; }

    /// <summary>When it last changed, in the shop's own time. (<c>date_modified</c>)</summary>
    [JsonConverter(typeof(WooLocalDateConverter))]
    public LocalDateTime? DateModified { get; set; }

    /// <summary>When it last changed. (<c>date_modified_gmt</c>)</summary>
    [JsonConverter(typeof(WooInstantConverter))]
    public Instant? DateModifiedGmt { get; set; }

    /// <summary><c>simple</c>, <c>variable</c>, <c>variation</c>, <c>grouped</c>, <c>external</c> or a plugin's. (<c>type</c>)</summary>
    public string Type { get; set; } = string.Empty;

    /// <summary><c>publish</c>, <c>draft</c>, <c>private</c>, <c>trash</c> and others. (<c>status</c>)</summary>
    public string Status { get; set; } = string.Empty;

    /// <summary>Featured. (<c>featured</c>)</summary>
    public bool Featured { get; set; }

    /// <summary>Where it is listed. (<c>catalog_visibility</c>)</summary>
    public string CatalogVisibility { get; set; } = string.Empty;

    /// <summary>HTML. (<c>description</c>)</summary>
    public string Description { get; set; } = string.Empty;

    /// <summary>HTML. (<c>short_description</c>)</summary>
    public string ShortDescription { get; set; } = string.Empty;

    /// <summary>SKU; may be empty. (<c>sku</c>)</summary>
    public string Sku { get; set; } = string.Empty;

    /// <summary>GTIN, UPC, EAN or ISBN; may be empty. (<c>global_unique_id</c>)</summary>
    public string GlobalUniqueId { get; set; } = string.Empty;

    /// <summary>Current price; null if it has none. (<c>price</c>)</summary>
    public decimal? Price { get; set; }

    /// <summary>Price as typed, at any scale; null if it has none. (<c>regular_price</c>)</summary>
    public decimal? RegularPrice { get; set; }

    /// <summary>Sale price; null if there is no sale. (<c>sale_price</c>)</summary>
    public decimal? SalePrice { get; set; }

    /// <summary>Start of the sale, in the shop's own time. (<c>date_on_sale_from</c>)</summary>
    [JsonConverter(typeof(WooLocalDateConverter))]
    public LocalDateTime? DateOnSaleFrom { get; set; }

    /// <summary>Start of the sale. (<c>date_on_sale_from_gmt</c>)</summary>
    [JsonConverter(typeof(WooInstantConverter))]
    public Instant? DateOnSaleFromGmt { get; set; }

    /// <summary>End of the sale, in the shop's own time. (<c>date_on_sale_to</c>)</summary>
    [JsonConverter(typeof(WooLocalDateConverter))]
    public LocalDateTime? DateOnSaleTo { get; set; }

    /// <summary>End of the sale. (<c>date_on_sale_to_gmt</c>)</summary>
    [JsonConverter(typeof(WooInstantConverter))]
    public Instant? DateOnSaleToGmt { get; set; }

    /// <summary>Price as HTML. (<c>price_html</c>)</summary>
    public string PriceHtml { get; set; } = string.Empty;

    /// <summary>On sale now. (<c>on_sale</c>)</summary>
    public bool OnSale { get; set; }

    /// <summary>Can be bought. (<c>purchasable</c>)</summary>
    public bool Purchasable { get; set; }

    /// <summary>Units sold. (<c>total_sales</c>)</summary>
    public long TotalSales { get; set; }

    /// <summary>Needs no shipping. (<c>virtual</c>)</summary>
    public bool Virtual { get; set; }

    /// <summary>Is a download. (<c>downloadable</c>)</summary>
    public bool Downloadable { get; set; }

    /// <summary>Files. (<c>downloads</c>)</summary>
    public IReadOnlyList<WooProductDownload> Downloads { get; set => field = value ?? []; } = [];

    /// <summary>Downloads allowed; -1 for any number. (<c>download_limit</c>)</summary>
    public long DownloadLimit { get; set; }

    /// <summary>Days to download; -1 for any number. (<c>download_expiry</c>)</summary>
    public long DownloadExpiry { get; set; }

    /// <summary>Where an external product is sold. (<c>external_url</c>)</summary>
    public string ExternalUrl { get; set; } = string.Empty;

    /// <summary>Text of its button. (<c>button_text</c>)</summary>
    public string ButtonText { get; set; } = string.Empty;

    /// <summary><c>taxable</c>, <c>shipping</c> or <c>none</c>. (<c>tax_status</c>)</summary>
    public string TaxStatus { get; set; } = string.Empty;

    /// <summary>Tax class; empty is the standard class. (<c>tax_class</c>)</summary>
    public string TaxClass { get; set; } = string.Empty;

    /// <summary>Counts stock; also true where a variation shares its product's. (<c>manage_stock</c>)</summary>
    public bool ManageStock { get; set; }

    /// <summary>Stock, may be negative; null if it is not counted. (<c>stock_quantity</c>)</summary>
    public decimal? StockQuantity { get; set; }

    /// <summary><c>instock</c>, <c>outofstock</c> or <c>onbackorder</c>. (<c>stock_status</c>)</summary>
    public string StockStatus { get; set; } = string.Empty;

    /// <summary><c>no</c>, <c>notify</c> or <c>yes</c>. (<c>backorders</c>)</summary>
    public string Backorders { get; set; } = string.Empty;

    /// <summary>May be sold below zero. (<c>backorders_allowed</c>)</summary>
    public bool BackordersAllowed { get; set; }

    /// <summary>Is sold below zero. (<c>backordered</c>)</summary>
    public bool Backordered { get; set; }

    /// <summary>Where the low-stock mail is sent; null for the shop's own threshold. (<c>low_stock_amount</c>)</summary>
    public decimal? LowStockAmount { get; set; }

    /// <summary>One per order. (<c>sold_individually</c>)</summary>
    public bool SoldIndividually { get; set; }

    /// <summary>Weight in the shop's unit; null if unknown. (<c>weight</c>)</summary>
    public decimal? Weight { get; set; }

    /// <summary>Size. (<c>dimensions</c>)</summary>
    public WooDimensions Dimensions { get; set => field = value ?? new(); } = new();

    /// <summary>Is shipped. (<c>shipping_required</c>)</summary>
    public bool ShippingRequired { get; set; }

    /// <summary>Its shipping is taxed. (<c>shipping_taxable</c>)</summary>
    public bool ShippingTaxable { get; set; }

    /// <summary>Shipping class. (<c>shipping_class</c>)</summary>
    public string ShippingClass { get; set; } = string.Empty;

    /// <summary>Id of the shipping class; 0 if none. (<c>shipping_class_id</c>)</summary>
    public long ShippingClassId { get; set; }

    /// <summary>May be reviewed. (<c>reviews_allowed</c>)</summary>
    public bool ReviewsAllowed { get; set; }

    /// <summary>Password of its page; keep it secret. (<c>post_password</c>)</summary>
    public string PostPassword { get; set; } = string.Empty;

    /// <summary>Rating. (<c>average_rating</c>)</summary>
    public decimal? AverageRating { get; set; }

    /// <summary>Number of ratings. (<c>rating_count</c>)</summary>
    public long RatingCount { get; set; }

    /// <summary>Related products. (<c>related_ids</c>)</summary>
    public IReadOnlyList<long> RelatedIds { get; set => field = value ?? []; } = [];

    /// <summary>Up-sells. (<c>upsell_ids</c>)</summary>
    public IReadOnlyList<long> UpsellIds { get; set => field = value ?? []; } = [];

    /// <summary>Cross-sells. (<c>cross_sell_ids</c>)</summary>
    public IReadOnlyList<long> CrossSellIds { get; set => field = value ?? []; } = [];

    /// <summary>The product of a variation; 0 for others. (<c>parent_id</c>)</summary>
    public long ParentId { get; set; }

    /// <summary>HTML, for buyers. (<c>purchase_note</c>)</summary>
    public string PurchaseNote { get; set; } = string.Empty;

    /// <summary>Categories. (<c>categories</c>)</summary>
    public IReadOnlyList<WooTerm> Categories { get; set => field = value ?? []; } = [];

    /// <summary>Brands. (<c>brands</c>)</summary>
    public IReadOnlyList<WooTerm> Brands { get; set => field = value ?? []; } = [];

    /// <summary>Tags. (<c>tags</c>)</summary>
    public IReadOnlyList<WooTerm> Tags { get; set => field = value ?? []; } = [];

    /// <summary>Pictures. (<c>images</c>)</summary>
    public IReadOnlyList<WooProductImage> Images { get; set => field = value ?? []; } = [];

    /// <summary>Options must be chosen. (<c>has_options</c>)</summary>
    public bool HasOptions { get; set; }

    /// <summary>Attributes. (<c>attributes</c>)</summary>
    public IReadOnlyList<WooProductAttribute> Attributes { get; set => field = value ?? []; } = [];

    /// <summary>Attributes chosen at first. (<c>default_attributes</c>)</summary>
    public IReadOnlyList<WooProductAttribute> DefaultAttributes { get; set => field = value ?? []; } = [];

    /// <summary>Ids of the variations. (<c>variations</c>)</summary>
    public IReadOnlyList<long> Variations { get; set => field = value ?? []; } = [];

    /// <summary>Ids of grouped products. (<c>grouped_products</c>)</summary>
    public IReadOnlyList<long> GroupedProducts { get; set => field = value ?? []; } = [];

    /// <summary>Place in lists. (<c>menu_order</c>)</summary>
    public long MenuOrder { get; set; }

    /// <summary>Fields of plugins. (<c>meta_data</c>)</summary>
    public IReadOnlyList<WooMeta> MetaData { get; set => field = value ?? []; } = [];

    /// <summary>Only when editing. (<c>permalink_template</c>)</summary>
    public string PermalinkTemplate { get; set; } = string.Empty;

    /// <summary>Only when editing. (<c>generated_slug</c>)</summary>
    public string GeneratedSlug { get; set; } = string.Empty;

    /// <summary>Fields that this type does not name, such as those of plugins, as they came; null if there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extra { get; set; }

    [JsonInclude]
    [JsonPropertyName("_links")]
    internal WooLinks? Links { get; set; }
}
