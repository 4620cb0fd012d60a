using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using Retail.Connectors.WooCommerce.Writing;

namespace Retail.Connectors.WooCommerce.Coupons;

/// <summary>What of a coupon is written: only what is set.</summary>
public sealed record WooCouponFields
{
    /// <summary>Code. (<c>code</c>)</summary>
    public Settable<string?> Code { get; init; }

    /// <summary>Amount, always with a decimal point. (<c>amount</c>)</summary>
    public Settable<decimal?> Amount { get; init; }

    /// <summary>Status. (<c>status</c>)</summary>
    public Settable<string?> Status { get; init; }

    /// <summary><c>percent</c>, <c>fixed_cart</c> or <c>fixed_product</c>. (<c>discount_type</c>)</summary>
    public Settable<string?> DiscountType { get; init; }

    /// <summary>Description; may hold HTML. (<c>description</c>)</summary>
    public Settable<string?> Description { get; init; }

    /// <summary>When it expires, in the shop's own time. (<c>date_expires</c>)</summary>
    public Settable<LocalDateTime?> DateExpires { get; init; }

    /// <summary>When it expires. (<c>date_expires_gmt</c>)</summary>
    public Settable<Instant?> DateExpiresGmt { get; init; }

    /// <summary>It cannot be combined with others. (<c>individual_use</c>)</summary>
    public Settable<bool?> IndividualUse { get; init; }

    /// <summary>List of product IDs the coupon can be used on. (<c>product_ids</c>)</summary>
    public IReadOnlyList<long>? ProductIds { get; init; }

    /// <summary>List of product IDs the coupon cannot be used on. (<c>excluded_product_ids</c>)</summary>
    public IReadOnlyList<long>? ExcludedProductIds { get; init; }

    /// <summary>How many times the coupon can be used in total. (<c>usage_limit</c>)</summary>
    public Settable<long?> UsageLimit { get; init; }

    /// <summary>How many times the coupon can be used per customer. (<c>usage_limit_per_user</c>)</summary>
    public Settable<long?> UsageLimitPerUser { get; init; }

    /// <summary>Max number of items in the cart the coupon can be applied to. (<c>limit_usage_to_x_items</c>)</summary>
    public Settable<long?> LimitUsageToXItems { get; init; }

    /// <summary>If true and if the free shipping method requires a coupon, this coupon will enable free shipping. (<c>free_shipping</c>)</summary>
    public Settable<bool?> FreeShipping { get; init; }

    /// <summary>List of category IDs the coupon applies to. (<c>product_categories</c>)</summary>
    public IReadOnlyList<long>? ProductCategories { get; init; }

    /// <summary>List of category IDs the coupon does not apply to. (<c>excluded_product_categories</c>)</summary>
    public IReadOnlyList<long>? ExcludedProductCategories { get; init; }

    /// <summary>If true, this coupon will not be applied to items that have sale prices. (<c>exclude_sale_items</c>)</summary>
    public Settable<bool?> ExcludeSaleItems { get; init; }

    /// <summary>Minimum order amount that needs to be in the cart before coupon applies. (<c>minimum_amount</c>)</summary>
    public Settable<decimal?> MinimumAmount { get; init; }

    /// <summary>Maximum order amount allowed when using the coupon. (<c>maximum_amount</c>)</summary>
    public Settable<decimal?> MaximumAmount { get; init; }

    /// <summary>List of email addresses that can use this coupon. (<c>email_restrictions</c>)</summary>
    public IReadOnlyList<string>? EmailRestrictions { get; init; }

    /// <summary>Fields of plugins. (<c>meta_data</c>)</summary>
    public IReadOnlyList<WooMetaFields>? MetaData { get; init; }

    /// <summary>Fields that this type does not name, such as those of plugins, sent as they are; null for none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extra { get; set; }
}
