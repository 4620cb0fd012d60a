using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using Retail.Connectors.WooCommerce.Customers;
using Retail.Connectors.WooCommerce.Wire;

namespace Retail.Connectors.WooCommerce.Orders;

/// <summary>An order as <c>wc/v3/orders</c> sends it.</summary>
/// <remarks>Amounts are text on the wire; null where the shop sends empty text. Read the dates in <c>Gmt</c>: the others are ambiguous when daylight saving ends.</remarks>
public sealed record WooOrder
{
    /// <summary>Id of the order. (<c>id</c>)</summary>
    public long Id { get; set; }

    /// <summary>The order it belongs to; 0 if none. (<c>parent_id</c>)</summary>
    public long ParentId { get; set; }

    /// <summary>Number that the customer knows. (<c>number</c>)</summary>
    public string Number { get; set; } = string.Empty;

    /// <summary>Key of the customer's link to the order; keep it secret. (<c>order_key</c>)</summary>
    public string OrderKey { get; set; } = string.Empty;

    /// <summary>Where it came from, for example <c>checkout</c>. (<c>created_via</c>)</summary>
    public string CreatedVia { get; set; } = string.Empty;

    /// <summary>WooCommerce version that wrote it last. (<c>version</c>)</summary>
    public string Version { get; set; } = string.Empty;

    /// <summary>Status without the prefix <c>wc-</c>. (<c>status</c>)</summary>
    public string Status { get; set; } = string.Empty;

    /// <summary>ISO 4217 code. (<c>currency</c>)</summary>
    public string Currency { get; set; } = string.Empty;

    /// <summary>Symbol. (<c>currency_symbol</c>)</summary>
    public string CurrencySymbol { get; set; } = string.Empty;

    /// <summary>When it was placed, in the shop's own time. (<c>date_created</c>)</summary>
    [JsonConverter(typeof(WooLocalDateConverter))]
    public LocalDateTime? DateCreated { get; set; }

    /// <summary>When it was placed. (<c>date_created_gmt</c>)</summary>
    [JsonConverter(typeof(WooInstantConverter))]
    public Instant? DateCreatedGmt { get; set; }

    /// <summary>When it last changed, in the shop's own time. (<c>date_modified</c>)</summary>
    [JsonConverter(typeof(WooLocalDateConverter))]
    public LocalDateTime? DateModified { get; set; }

    /// <summary>When it last changed, to the second. (<c>date_modified_gmt</c>)</summary>
    [JsonConverter(typeof(WooInstantConverter))]
    public Instant? DateModifiedGmt { get; set; }

    /// <summary>Discounts, net, as a positive amount. (<c>discount_total</c>)</summary>
    public decimal? DiscountTotal { get; set; }

    /// <summary>Tax of the discounts. (<c>discount_tax</c>)</summary>
    public decimal? DiscountTax { get; set; }

    /// <summary>Shipping, net. (<c>shipping_total</c>)</summary>
    public decimal? ShippingTotal { get; set; }

    /// <summary>Tax of shipping. (<c>shipping_tax</c>)</summary>
    public decimal? ShippingTax { get; set; }

    /// <summary>Tax of articles and fees. (<c>cart_tax</c>)</summary>
    public decimal? CartTax { get; set; }

    /// <summary>Grand total. (<c>total</c>)</summary>
    public decimal? Total { get; set; }

    /// <summary>All taxes. (<c>total_tax</c>)</summary>
    public decimal? TotalTax { get; set; }

    /// <summary>Prices were entered with tax. (<c>prices_include_tax</c>)</summary>
    public bool PricesIncludeTax { get; set; }

    /// <summary>The customer's account; 0 for a guest. (<c>customer_id</c>)</summary>
    public long CustomerId { get; set; }

    /// <summary>Address of the browser; may be empty. (<c>customer_ip_address</c>)</summary>
    public string CustomerIpAddress { get; set; } = string.Empty;

    /// <summary>The browser; may be empty. (<c>customer_user_agent</c>)</summary>
    public string CustomerUserAgent { get; set; } = string.Empty;

    /// <summary>What the customer wrote. (<c>customer_note</c>)</summary>
    public string CustomerNote { get; set; } = string.Empty;

    /// <summary>Billing address. (<c>billing</c>)</summary>
    public WooAddress Billing { get; set => field = value ?? new(); } = new();

    /// <summary>Shipping address; all parts empty if it is the same. (<c>shipping</c>)</summary>
    public WooAddress Shipping { get; set => field = value ?? new(); } = new();

    /// <summary>Id of the payment method; may be empty. (<c>payment_method</c>)</summary>
    public string PaymentMethod { get; set; } = string.Empty;

    /// <summary>Its title. (<c>payment_method_title</c>)</summary>
    public string PaymentMethodTitle { get; set; } = string.Empty;

    /// <summary>The payment gateway's id; may be empty. (<c>transaction_id</c>)</summary>
    public string TransactionId { get; set; } = string.Empty;

    /// <summary>When it was paid, in the shop's own time; null if it was not. (<c>date_paid</c>)</summary>
    [JsonConverter(typeof(WooLocalDateConverter))]
    public LocalDateTime? DatePaid { get; set; }

    /// <summary>When it was paid; null if it was not. (<c>date_paid_gmt</c>)</summary>
    [JsonConverter(typeof(WooInstantConverter))]
    public Instant? DatePaidGmt { get; set; }

    /// <summary>When it was completed, in the shop's own time; null if it was not. (<c>date_completed</c>)</summary>
    [JsonConverter(typeof(WooLocalDateConverter))]
    public LocalDateTime? DateCompleted { get; set; }

    /// <summary>When it was completed; null if it was not. (<c>date_completed_gmt</c>)</summary>
    [JsonConverter(typeof(WooInstantConverter))]
    public Instant? DateCompletedGmt { get; set; }

    /// <summary>Digest of the cart; may be empty. (<c>cart_hash</c>)</summary>
    public string CartHash { get; set; } = string.Empty;

    /// <summary>Fields of plugins. (<c>meta_data</c>)</summary>
    public IReadOnlyList<WooMeta> MetaData { get; set => field = value ?? []; } = [];

    /// <summary>Articles. (<c>line_items</c>)</summary>
    public IReadOnlyList<WooOrderLine> LineItems { get; set => field = value ?? []; } = [];

    /// <summary>Tax rates. (<c>tax_lines</c>)</summary>
    public IReadOnlyList<WooTaxLine> TaxLines { get; set => field = value ?? []; } = [];

    /// <summary>Shipping charges. (<c>shipping_lines</c>)</summary>
    public IReadOnlyList<WooShippingLine> ShippingLines { get; set => field = value ?? []; } = [];

    /// <summary>Fees. (<c>fee_lines</c>)</summary>
    public IReadOnlyList<WooFeeLine> FeeLines { get; set => field = value ?? []; } = [];

    /// <summary>Coupons. (<c>coupon_lines</c>)</summary>
    public IReadOnlyList<WooCouponLine> CouponLines { get; set => field = value ?? []; } = [];

    /// <summary>Refunds. (<c>refunds</c>)</summary>
    public IReadOnlyList<WooRefundSummary> Refunds { get; set => field = value ?? []; } = [];

    /// <summary>Where the customer pays. (<c>payment_url</c>)</summary>
    public string PaymentUrl { get; set; } = string.Empty;

    /// <summary>Lines may be edited. (<c>is_editable</c>)</summary>
    public bool IsEditable { get; set; }

    /// <summary>Waits for payment. (<c>needs_payment</c>)</summary>
    public bool NeedsPayment { get; set; }

    /// <summary>Holds goods that are shipped. (<c>needs_processing</c>)</summary>
    public bool NeedsProcessing { get; set; }

    /// <summary>Fields that this type does not name, such as those of plugins, as they came; null if there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extra { get; set; }

    [JsonInclude]
    [JsonPropertyName("_links")]
    internal WooLinks? Links { get; set; }
}
