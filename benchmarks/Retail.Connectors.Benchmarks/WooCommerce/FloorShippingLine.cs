namespace Retail.Connectors.Benchmarks.WooCommerce;

internal sealed record FloorShippingLine
{
    public long Id { get; set; }

    public string? MethodTitle { get; set; }

    public string? MethodId { get; set; }

    public string? InstanceId { get; set; }

    public decimal? Total { get; set; }

    public decimal? TotalTax { get; set; }

    public List<FloorLineTax>? Taxes { get; set; }

    public string? TaxStatus { get; set; }

    public List<FloorMeta>? MetaData { get; set; }
}
