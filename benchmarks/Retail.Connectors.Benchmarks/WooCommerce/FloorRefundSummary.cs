namespace Retail.Connectors.Benchmarks.WooCommerce;

internal sealed record FloorRefundSummary
{
    public long Id { get; set; }

    public string? Reason { get; set; }

    // A lone minus where a refund has no amount, which no plain decimal reads.
    public string? Total { get; set; }
}
