namespace Retail.Connectors.Benchmarks.WooCommerce;

internal sealed record FloorOrder
{
    public long Id { get; set; }

    public long ParentId { get; set; }

    public string? Number { get; set; }

    public string? OrderKey { get; set; }

    public string? CreatedVia { get; set; }

    public string? Version { get; set; }

    public string? Status { get; set; }

    public string? Currency { get; set; }

    public string? CurrencySymbol { get; set; }

    public DateTime? DateCreated { get; set; }

    public DateTime? DateCreatedGmt { get; set; }

    public DateTime? DateModified { get; set; }

    public DateTime? DateModifiedGmt { get; set; }

    public decimal? DiscountTotal { get; set; }

    public decimal? DiscountTax { get; set; }

    public decimal? ShippingTotal { get; set; }

    public decimal? ShippingTax { get; set; }

    public decimal? CartTax { get; set; }

    public decimal? Total { get; set; }

    public decimal? TotalTax { get; set; }

    public bool PricesIncludeTax { get; set; }

    public long CustomerId { get; set; }

    public string? CustomerIpAddress { get; set; }

    public string? CustomerUserAgent { get; set; }

    public string? CustomerNote { get; set; }

    public FloorAddress? Billing { get; set; }

    public FloorAddress? Shipping { get; set; }

    public string? PaymentMethod { get; set; }

    public string? PaymentMethodTitle { get; set; }

    public string? TransactionId { get; set; }

    public DateTime? DatePaid { get; set; }

    public DateTime? DatePaidGmt { get; set; }

    public DateTime? DateCompleted { get; set; }

    public DateTime? DateCompletedGmt { get; set; }

    public string? CartHash { get; set; }

    public List<FloorMeta>? MetaData { get; set; }

    public List<FloorOrderLine>? LineItems { get; set; }

    public List<FloorTaxLine>? TaxLines { get; set; }

    public List<FloorShippingLine>? ShippingLines { get; set; }

    public List<FloorFeeLine>? FeeLines { get; set; }

    public List<FloorCouponLine>? CouponLines { get; set; }

    public List<FloorRefundSummary>? Refunds { get; set; }

    public string? PaymentUrl { get; set; }

    public bool IsEditable { get; set; }

    public bool NeedsPayment { get; set; }

    public bool NeedsProcessing { get; set; }
}
