using System.Text.Json;
using System.Text.Json.Serialization;
using Retail.Connectors.WooCommerce.Customers;
using Retail.Connectors.WooCommerce.Writing;

namespace Retail.Connectors.WooCommerce.Orders;

/// <summary>What of an order is written: only what is set.</summary>
public sealed record WooOrderFields
{
    /// <summary>The order it belongs to; 0 if none. (<c>parent_id</c>)</summary>
    public Settable<long?> ParentId { get; init; }

    /// <summary>Where it came from. (<c>created_via</c>)</summary>
    public Settable<string?> CreatedVia { get; init; }

    /// <summary>Status without the prefix <c>wc-</c>. <c>refunded</c> makes a full refund and is refused unless <see cref="WooCommerceOptions.AllowStatusRefunded"/> is set. (<c>status</c>)</summary>
    public Settable<string?> Status { get; init; }

    /// <summary>ISO 4217 code. (<c>currency</c>)</summary>
    public Settable<string?> Currency { get; init; }

    /// <summary>Id of the customer; 0 for a guest. (<c>customer_id</c>)</summary>
    public Settable<long?> CustomerId { get; init; }

    /// <summary>What the customer wrote. (<c>customer_note</c>)</summary>
    public Settable<string?> CustomerNote { get; init; }

    /// <summary>Billing address. (<c>billing</c>)</summary>
    public WooAddressFields? Billing { get; init; }

    /// <summary>Shipping address. (<c>shipping</c>)</summary>
    public WooAddressFields? Shipping { get; init; }

    /// <summary>Id of the payment method. (<c>payment_method</c>)</summary>
    public Settable<string?> PaymentMethod { get; init; }

    /// <summary>Title of the payment method. (<c>payment_method_title</c>)</summary>
    public Settable<string?> PaymentMethodTitle { get; init; }

    /// <summary>The payment gateway's id. (<c>transaction_id</c>)</summary>
    public Settable<string?> TransactionId { get; init; }

    /// <summary>Fields of plugins. (<c>meta_data</c>)</summary>
    public IReadOnlyList<WooMetaFields>? MetaData { get; init; }

    /// <summary>Articles. One without an id is added, one with an id is changed, and a product id of null or a quantity of 0 removes it. (<c>line_items</c>)</summary>
    public IReadOnlyList<WooOrderLineFields>? LineItems { get; init; }

    /// <summary>Shipping charges. One without an id is added; a method id of null removes it. (<c>shipping_lines</c>)</summary>
    public IReadOnlyList<WooShippingLineFields>? ShippingLines { get; init; }

    /// <summary>Fees. One without an id is added; a name of null removes it. (<c>fee_lines</c>)</summary>
    public IReadOnlyList<WooFeeLineFields>? FeeLines { get; init; }

    /// <summary>Coupons, all of them: the list replaces the one before. (<c>coupon_lines</c>)</summary>
    public IReadOnlyList<WooCouponLineFields>? CouponLines { get; init; }

    /// <summary>Marks the order as paid: sets the status to processing and reduces the stock. Only when it is created. (<c>set_paid</c>)</summary>
    public Settable<bool?> SetPaid { get; init; }

    /// <summary>Records the change as one made by hand. (<c>manual_update</c>)</summary>
    public Settable<bool?> ManualUpdate { get; init; }

    /// <summary>Fields that this type does not name, such as those of plugins, sent as they are; null for none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extra { get; set; }
}
