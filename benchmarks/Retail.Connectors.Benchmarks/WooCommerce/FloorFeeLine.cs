namespace Retail.Connectors.Benchmarks.WooCommerce;

internal sealed record FloorFeeLine
{
    public long Id { get; set; }

    public string? Name { get; set; }

    public string? TaxClass { get; set; }

    public string? TaxStatus { get; set; }

    // Empty text where it is part of the total, which no plain decimal reads.
    public string? Amount { get; set; }

    public decimal? Total { get; set; }

    public decimal? TotalTax { get; set; }

    public List<FloorLineTax>? Taxes { get; set; }

    public List<FloorMeta>? MetaData { get; set; }
}
