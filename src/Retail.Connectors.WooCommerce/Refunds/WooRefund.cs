using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using Retail.Connectors.WooCommerce.Orders;
using Retail.Connectors.WooCommerce.Wire;

namespace Retail.Connectors.WooCommerce.Refunds;

/// <summary>A refund of an order.</summary>
public sealed record WooRefund
{
    /// <summary>Id. (<c>id</c>)</summary>
    public long Id { get; set; }

    /// <summary>The order; 0 where the refund was read through its order. (<c>parent_id</c>)</summary>
    public long ParentId { get; set; }

    /// <summary>When it was made, in the shop's own time. (<c>date_created</c>)</summary>
    [JsonConverter(typeof(WooLocalDateConverter))]
    public LocalDateTime? DateCreated { get; set; }

    /// <summary>When it was made. (<c>date_created_gmt</c>)</summary>
    [JsonConverter(typeof(WooInstantConverter))]
    public Instant? DateCreatedGmt { get; set; }

    /// <summary>A positive amount; null if it was made without one. (<c>amount</c>)</summary>
    public decimal? Amount { get; set; }

    /// <summary>Why. (<c>reason</c>)</summary>
    public string Reason { get; set; } = string.Empty;

    /// <summary>Id of the user who refunded. (<c>refunded_by</c>)</summary>
    public long RefundedBy { get; set; }

    /// <summary>The money went back through the payment gateway. (<c>refunded_payment</c>)</summary>
    public bool RefundedPayment { get; set; }

    /// <summary>Fields of plugins. (<c>meta_data</c>)</summary>
    public IReadOnlyList<WooMeta> MetaData { get; set => field = value ?? []; } = [];

    /// <summary>Articles, with negative quantities and amounts. (<c>line_items</c>)</summary>
    public IReadOnlyList<WooRefundLine> LineItems { get; set => field = value ?? []; } = [];

    /// <summary>Tax rates, with negative amounts. (<c>tax_lines</c>)</summary>
    public IReadOnlyList<WooTaxLine> TaxLines { get; set => field = value ?? []; } = [];

    /// <summary>Shipping charges, with negative amounts. (<c>shipping_lines</c>)</summary>
    public IReadOnlyList<WooShippingLine> ShippingLines { get; set => field = value ?? []; } = [];

    /// <summary>Fees, with negative amounts. (<c>fee_lines</c>)</summary>
    public IReadOnlyList<WooFeeLine> FeeLines { get; set => field = value ?? []; } = [];

    /// <summary>Fields that this type does not name, such as those of plugins, as they came; null if there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extra { get; set; }

    [JsonInclude]
    [JsonPropertyName("_links")]
    internal WooLinks? Links { get; set; }
}
