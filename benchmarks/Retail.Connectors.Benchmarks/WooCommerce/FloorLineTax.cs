namespace Retail.Connectors.Benchmarks.WooCommerce;

internal sealed record FloorLineTax
{
    public long Id { get; set; }

    public decimal? Total { get; set; }

    // Empty text on shipping and fee lines, which no plain decimal reads.
    public string? Subtotal { get; set; }
}
