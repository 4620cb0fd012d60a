namespace Retail.Connectors.Benchmarks.WooCommerce;

internal sealed record FloorCouponLine
{
    public long Id { get; set; }

    public string? Code { get; set; }

    public decimal? Discount { get; set; }

    public decimal? DiscountTax { get; set; }

    public string? DiscountType { get; set; }

    public decimal? NominalAmount { get; set; }

    public bool FreeShipping { get; set; }

    public List<FloorMeta>? MetaData { get; set; }
}
