using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using Retail.Connectors.WooCommerce.Products;
using Retail.Connectors.WooCommerce.Wire;

namespace Retail.Connectors.WooCommerce.Variations;

/// <summary>A variation of a variable product.</summary>
public sealed record WooVariation
{
    /// <summary>Id. (<c>id</c>)</summary>
    public long Id { get; set; }

    /// <summary><c>variation</c>. (<c>type</c>)</summary>
    public string Type { get; set; } = string.Empty;

    /// <summary>When it was made, in the shop's own time. (<c>date_created</c>)</summary>
    [JsonConverter(typeof(WooLocalDateConverter))]
    public LocalDateTime? DateCreated { get; set; }

    /// <summary>When it last changed, in the shop's own time. (<c>date_modified</c>)</summary>
    [JsonConverter(typeof(WooLocalDateConverter))]
    public LocalDateTime? DateModified { get; set; }

    /// <summary>Description; may hold HTML. (<c>description</c>)</summary>
    public string Description { get; set; } = string.Empty;

    /// <summary>Address of its page. (<c>permalink</c>)</summary>
    public string Permalink { get; set; } = string.Empty;

    /// <summary>Stock keeping unit, unique without regard to case. (<c>sku</c>)</summary>
    public string Sku { get; set; } = string.Empty;

    /// <summary>GTIN, UPC, EAN or ISBN. (<c>global_unique_id</c>)</summary>
    public string GlobalUniqueId { get; set; } = string.Empty;

    /// <summary>The price that counts now. (<c>price</c>)</summary>
    public decimal? Price { get; set; }

    /// <summary>Price without a sale, as it was typed. (<c>regular_price</c>)</summary>
    public decimal? RegularPrice { get; set; }

    /// <summary>Price in a sale. (<c>sale_price</c>)</summary>
    public decimal? SalePrice { get; set; }

    /// <summary>When the sale begins, in the shop's own time. (<c>date_on_sale_from</c>)</summary>
    [JsonConverter(typeof(WooLocalDateConverter))]
    public LocalDateTime? DateOnSaleFrom { get; set; }

    /// <summary>When the sale begins. (<c>date_on_sale_from_gmt</c>)</summary>
    [JsonConverter(typeof(WooInstantConverter))]
    public Instant? DateOnSaleFromGmt { get; set; }

    /// <summary>When the sale ends, in the shop's own time. (<c>date_on_sale_to</c>)</summary>
    [JsonConverter(typeof(WooLocalDateConverter))]
    public LocalDateTime? DateOnSaleTo { get; set; }

    /// <summary>When the sale ends. (<c>date_on_sale_to_gmt</c>)</summary>
    [JsonConverter(typeof(WooInstantConverter))]
    public Instant? DateOnSaleToGmt { get; set; }

    /// <summary>It is in a sale now. (<c>on_sale</c>)</summary>
    public bool OnSale { get; set; }

    /// <summary>Status. (<c>status</c>)</summary>
    public string Status { get; set; } = string.Empty;

    /// <summary>It can be bought. (<c>purchasable</c>)</summary>
    public bool Purchasable { get; set; }

    /// <summary>It is not shipped. (<c>virtual</c>)</summary>
    public bool Virtual { get; set; }

    /// <summary>It is a download. (<c>downloadable</c>)</summary>
    public bool Downloadable { get; set; }

    /// <summary>Files that come with it. (<c>downloads</c>)</summary>
    public IReadOnlyList<WooProductDownload> Downloads { get; set => field = value ?? []; } = [];

    /// <summary>Downloads a buyer has; -1 for any number. (<c>download_limit</c>)</summary>
    public long DownloadLimit { get; set; }

    /// <summary>Days until a download expires; -1 for never. (<c>download_expiry</c>)</summary>
    public long DownloadExpiry { get; set; }

    /// <summary><c>taxable</c>, <c>shipping</c> or <c>none</c>. (<c>tax_status</c>)</summary>
    public string TaxStatus { get; set; } = string.Empty;

    /// <summary>Slug of the tax class; empty is the standard class. (<c>tax_class</c>)</summary>
    public string TaxClass { get; set; } = string.Empty;

    /// <summary>Who counts its stock. (<c>manage_stock</c>)</summary>
    public WooStockManagement ManageStock { get; set; }

    /// <summary>Units in stock; may be negative. (<c>stock_quantity</c>)</summary>
    public decimal? StockQuantity { get; set; }

    /// <summary><c>instock</c>, <c>outofstock</c> or <c>onbackorder</c>. (<c>stock_status</c>)</summary>
    public string StockStatus { get; set; } = string.Empty;

    /// <summary><c>no</c>, <c>notify</c> or <c>yes</c>. (<c>backorders</c>)</summary>
    public string Backorders { get; set; } = string.Empty;

    /// <summary>It can be ordered without stock. (<c>backorders_allowed</c>)</summary>
    public bool BackordersAllowed { get; set; }

    /// <summary>It is on backorder. (<c>backordered</c>)</summary>
    public bool Backordered { get; set; }

    /// <summary>Below this the shop warns. (<c>low_stock_amount</c>)</summary>
    public decimal? LowStockAmount { get; set; }

    /// <summary>Weight in the shop's unit. (<c>weight</c>)</summary>
    public decimal? Weight { get; set; }

    /// <summary>Dimensions in the shop's unit. (<c>dimensions</c>)</summary>
    public WooDimensions Dimensions { get; set => field = value ?? new(); } = new();

    /// <summary>Slug of the shipping class. (<c>shipping_class</c>)</summary>
    public string ShippingClass { get; set; } = string.Empty;

    /// <summary>Id of the shipping class; 0 if none. (<c>shipping_class_id</c>)</summary>
    public long ShippingClassId { get; set; }

    /// <summary>Picture. (<c>image</c>)</summary>
    public WooProductImage Image { get; set => field = value ?? new(); } = new();

    /// <summary>Attributes. (<c>attributes</c>)</summary>
    public IReadOnlyList<WooProductAttribute> Attributes { get; set => field = value ?? []; } = [];

    /// <summary>Place in the list. (<c>menu_order</c>)</summary>
    public long MenuOrder { get; set; }

    /// <summary>Fields of plugins. (<c>meta_data</c>)</summary>
    public IReadOnlyList<WooMeta> MetaData { get; set => field = value ?? []; } = [];

    /// <summary>The variable product. (<c>parent_id</c>)</summary>
    public long ParentId { get; set; }

    /// <summary>When it was made. (<c>date_created_gmt</c>)</summary>
    [JsonConverter(typeof(WooInstantConverter))]
    public Instant? DateCreatedGmt { get; set; }

    /// <summary>When it last changed. (<c>date_modified_gmt</c>)</summary>
    [JsonConverter(typeof(WooInstantConverter))]
    public Instant? DateModifiedGmt { get; set; }

    /// <summary>Its attributes as text, HTML-encoded. (<c>name</c>)</summary>
    public string Name { get; set; } = string.Empty;

    /// <summary>Fields that this type does not name, such as those of plugins, as they came; null if there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extra { get; set; }

    [JsonInclude]
    [JsonPropertyName("_links")]
    internal WooLinks? Links { get; set; }
}
