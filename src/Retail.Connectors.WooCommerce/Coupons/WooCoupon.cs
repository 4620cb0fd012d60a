using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using Retail.Connectors.WooCommerce.Wire;

namespace Retail.Connectors.WooCommerce.Coupons;

/// <summary>A coupon.</summary>
public sealed record WooCoupon
{
    /// <summary>Id. (<c>id</c>)</summary>
    public long Id { get; set; }

    /// <summary>Code, in lower case. (<c>code</c>)</summary>
    public string Code { get; set; } = string.Empty;

    /// <summary>Amount, always with a decimal point. (<c>amount</c>)</summary>
    public decimal? Amount { get; set; }

    /// <summary>Status. (<c>status</c>)</summary>
    public string Status { get; set; } = string.Empty;

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

    /// <summary><c>percent</c>, <c>fixed_cart</c> or <c>fixed_product</c>. (<c>discount_type</c>)</summary>
    public string DiscountType { get; set; } = string.Empty;

    /// <summary>Description; may hold HTML. (<c>description</c>)</summary>
    public string Description { get; set; } = string.Empty;

    /// <summary>When it expires, in the shop's own time. (<c>date_expires</c>)</summary>
    [JsonConverter(typeof(WooLocalDateConverter))]
    public LocalDateTime? DateExpires { get; set; }

    /// <summary>When it expires. (<c>date_expires_gmt</c>)</summary>
    [JsonConverter(typeof(WooInstantConverter))]
    public Instant? DateExpiresGmt { get; set; }

    /// <summary>Number of times the coupon has been used already. (<c>usage_count</c>)</summary>
    public long UsageCount { get; set; }

    /// <summary>It cannot be combined with others. (<c>individual_use</c>)</summary>
    public bool IndividualUse { get; set; }

    /// <summary>List of product IDs the coupon can be used on. (<c>product_ids</c>)</summary>
    public IReadOnlyList<long> ProductIds { get; set => field = value ?? []; } = [];

    /// <summary>List of product IDs the coupon cannot be used on. (<c>excluded_product_ids</c>)</summary>
    public IReadOnlyList<long> ExcludedProductIds { get; set => field = value ?? []; } = [];

    /// <summary>How many times the coupon can be used in total. (<c>usage_limit</c>)</summary>
    public long? UsageLimit { get; set; }

    /// <summary>How many times the coupon can be used per customer. (<c>usage_limit_per_user</c>)</summary>
    public long? UsageLimitPerUser { get; set; }

    /// <summary>Max number of items in the cart the coupon can be applied to. (<c>limit_usage_to_x_items</c>)</summary>
    public long? LimitUsageToXItems { get; set; }

    /// <summary>If true and if the free shipping method requires a coupon, this coupon will enable free shipping. (<c>free_shipping</c>)</summary>
    public bool FreeShipping { get; set; }

    /// <summary>List of category IDs the coupon applies to. (<c>product_categories</c>)</summary>
    public IReadOnlyList<long> ProductCategories { get; set => field = value ?? []; } = [];

    /// <summary>List of category IDs the coupon does not apply to. (<c>excluded_product_categories</c>)</summary>
    public IReadOnlyList<long> ExcludedProductCategories { get; set => field = value ?? []; } = [];

    /// <summary>If true, this coupon will not be applied to items that have sale prices. (<c>exclude_sale_items</c>)</summary>
    public bool ExcludeSaleItems { get; set; }

    /// <summary>Minimum order amount that needs to be in the cart before coupon applies. (<c>minimum_amount</c>)</summary>
    public decimal? MinimumAmount { get; set; }

    /// <summary>Maximum order amount allowed when using the coupon. (<c>maximum_amount</c>)</summary>
    public decimal? MaximumAmount { get; set; }

    /// <summary>List of email addresses that can use this coupon. (<c>email_restrictions</c>)</summary>
    public IReadOnlyList<string> EmailRestrictions { get; set => field = value ?? []; } = [];

    /// <summary>Ids of customers, or e-mails of guests, who used it. (<c>used_by</c>)</summary>
    public IReadOnlyList<string> UsedBy { get; set => field = value ?? []; } = [];

    /// <summary>Fields of plugins. (<c>meta_data</c>)</summary>
    public IReadOnlyList<WooMeta> MetaData { get; set => field = value ?? []; } = [];

    /// <summary>Fields that this type does not name, such as those of plugins, as they came; null if there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extra { get; set; }

    [JsonInclude]
    [JsonPropertyName("_links")]
    internal WooLinks? Links { get; set; }
}
