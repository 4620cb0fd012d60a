using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using Retail.Connectors.WooCommerce.Writing;

namespace Retail.Connectors.WooCommerce.Products;

/// <summary>What of a product is written: only what is set.</summary>
public sealed record WooProductFields
{
    /// <summary>Name. (<c>name</c>)</summary>
    public Settable<string?> Name { get; init; }

    /// <summary>Name in addresses, unique among its kind. (<c>slug</c>)</summary>
    public Settable<string?> Slug { get; init; }

    /// <summary>When it was made, in the shop's own time. (<c>date_created</c>)</summary>
    public Settable<LocalDateTime?> DateCreated { get; init; }

    /// <summary>When it was made. (<c>date_created_gmt</c>)</summary>
    public Settable<Instant?> DateCreatedGmt { get; init; }

    /// <summary><c>simple</c>, <c>grouped</c>, <c>external</c>, <c>variable</c>, or the type of a plugin. (<c>type</c>)</summary>
    public Settable<string?> Type { get; init; }

    /// <summary><c>draft</c>, <c>pending</c>, <c>private</c>, <c>publish</c> or <c>future</c>. (<c>status</c>)</summary>
    public Settable<string?> Status { get; init; }

    /// <summary>Featured product. (<c>featured</c>)</summary>
    public Settable<bool?> Featured { get; init; }

    /// <summary>Catalog visibility. (<c>catalog_visibility</c>)</summary>
    public Settable<string?> CatalogVisibility { get; init; }

    /// <summary>Description; may hold HTML. (<c>description</c>)</summary>
    public Settable<string?> Description { get; init; }

    /// <summary>Product short description. (<c>short_description</c>)</summary>
    public Settable<string?> ShortDescription { get; init; }

    /// <summary>Stock keeping unit, unique without regard to case. (<c>sku</c>)</summary>
    public Settable<string?> Sku { get; init; }

    /// <summary>GTIN, UPC, EAN or ISBN. (<c>global_unique_id</c>)</summary>
    public Settable<string?> GlobalUniqueId { get; init; }

    /// <summary>Price without a sale; null empties it. (<c>regular_price</c>)</summary>
    public Settable<decimal?> RegularPrice { get; init; }

    /// <summary>Price in a sale; null ends the sale. (<c>sale_price</c>)</summary>
    public Settable<decimal?> SalePrice { get; init; }

    /// <summary>When the sale begins, in the shop's own time. (<c>date_on_sale_from</c>)</summary>
    public Settable<LocalDateTime?> DateOnSaleFrom { get; init; }

    /// <summary>When the sale begins. (<c>date_on_sale_from_gmt</c>)</summary>
    public Settable<Instant?> DateOnSaleFromGmt { get; init; }

    /// <summary>When the sale ends, in the shop's own time. (<c>date_on_sale_to</c>)</summary>
    public Settable<LocalDateTime?> DateOnSaleTo { get; init; }

    /// <summary>When the sale ends. (<c>date_on_sale_to_gmt</c>)</summary>
    public Settable<Instant?> DateOnSaleToGmt { get; init; }

    /// <summary>It is not shipped. (<c>virtual</c>)</summary>
    public Settable<bool?> Virtual { get; init; }

    /// <summary>It is a download. (<c>downloadable</c>)</summary>
    public Settable<bool?> Downloadable { get; init; }

    /// <summary>Files that come with it. (<c>downloads</c>)</summary>
    public IReadOnlyList<WooProductDownloadFields>? Downloads { get; init; }

    /// <summary>Downloads a buyer has; -1 for any number. (<c>download_limit</c>)</summary>
    public Settable<long?> DownloadLimit { get; init; }

    /// <summary>Days until a download expires; -1 for never. (<c>download_expiry</c>)</summary>
    public Settable<long?> DownloadExpiry { get; init; }

    /// <summary>Product external URL. Only for external products. (<c>external_url</c>)</summary>
    public Settable<string?> ExternalUrl { get; init; }

    /// <summary>Product external button text. Only for external products. (<c>button_text</c>)</summary>
    public Settable<string?> ButtonText { get; init; }

    /// <summary><c>taxable</c>, <c>shipping</c> or <c>none</c>. (<c>tax_status</c>)</summary>
    public Settable<string?> TaxStatus { get; init; }

    /// <summary>Slug of the tax class; empty is the standard class. (<c>tax_class</c>)</summary>
    public Settable<string?> TaxClass { get; init; }

    /// <summary>The shop counts stock. (<c>manage_stock</c>)</summary>
    public Settable<bool?> ManageStock { get; init; }

    /// <summary>Units in stock; may be negative. (<c>stock_quantity</c>)</summary>
    public Settable<long?> StockQuantity { get; init; }

    /// <summary><c>instock</c>, <c>outofstock</c> or <c>onbackorder</c>. (<c>stock_status</c>)</summary>
    public Settable<string?> StockStatus { get; init; }

    /// <summary><c>no</c>, <c>notify</c> or <c>yes</c>. (<c>backorders</c>)</summary>
    public Settable<string?> Backorders { get; init; }

    /// <summary>Below this the shop warns. (<c>low_stock_amount</c>)</summary>
    public Settable<long?> LowStockAmount { get; init; }

    /// <summary>Allow one item to be bought in a single order. (<c>sold_individually</c>)</summary>
    public Settable<bool?> SoldIndividually { get; init; }

    /// <summary>Weight in the shop's unit. (<c>weight</c>)</summary>
    public Settable<decimal?> Weight { get; init; }

    /// <summary>Dimensions in the shop's unit. (<c>dimensions</c>)</summary>
    public WooDimensionsFields? Dimensions { get; init; }

    /// <summary>Slug of the shipping class. (<c>shipping_class</c>)</summary>
    public Settable<string?> ShippingClass { get; init; }

    /// <summary>Allow reviews. (<c>reviews_allowed</c>)</summary>
    public Settable<bool?> ReviewsAllowed { get; init; }

    /// <summary>Post password. (<c>post_password</c>)</summary>
    public Settable<string?> PostPassword { get; init; }

    /// <summary>Products to offer instead. (<c>upsell_ids</c>)</summary>
    public IReadOnlyList<long>? UpsellIds { get; init; }

    /// <summary>Products to offer in the cart. (<c>cross_sell_ids</c>)</summary>
    public IReadOnlyList<long>? CrossSellIds { get; init; }

    /// <summary>The record it belongs to; 0 if none. (<c>parent_id</c>)</summary>
    public Settable<long?> ParentId { get; init; }

    /// <summary>Optional note to send the customer after purchase. (<c>purchase_note</c>)</summary>
    public Settable<string?> PurchaseNote { get; init; }

    /// <summary>Categories, all of them: the list replaces the one before. (<c>categories</c>)</summary>
    public IReadOnlyList<WooTermReference>? Categories { get; init; }

    /// <summary>Brands, all of them: the list replaces the one before. (<c>brands</c>)</summary>
    public IReadOnlyList<WooTermReference>? Brands { get; init; }

    /// <summary>Tags, all of them: the list replaces the one before. (<c>tags</c>)</summary>
    public IReadOnlyList<WooTermReference>? Tags { get; init; }

    /// <summary>Pictures, all of them: the list replaces the one before. (<c>images</c>)</summary>
    public IReadOnlyList<WooProductImageFields>? Images { get; init; }

    /// <summary>Attributes, all of them: the list replaces the one before. (<c>attributes</c>)</summary>
    public IReadOnlyList<WooProductAttributeFields>? Attributes { get; init; }

    /// <summary>What a variable product shows chosen. (<c>default_attributes</c>)</summary>
    public IReadOnlyList<WooProductAttributeFields>? DefaultAttributes { get; init; }

    /// <summary>Place in the list. (<c>menu_order</c>)</summary>
    public Settable<long?> MenuOrder { get; init; }

    /// <summary>Fields of plugins. (<c>meta_data</c>)</summary>
    public IReadOnlyList<WooMetaFields>? MetaData { get; init; }

    /// <summary>Raises or lowers the stock by this many units; not together with a stock quantity. (<c>inventory_delta</c>)</summary>
    public Settable<long?> InventoryDelta { get; init; }

    /// <summary>Fields that this type does not name, such as those of plugins, sent as they are; null for none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extra { get; set; }
}
