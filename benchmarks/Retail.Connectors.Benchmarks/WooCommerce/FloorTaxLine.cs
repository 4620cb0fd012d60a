namespace Retail.Connectors.Benchmarks.WooCommerce;

internal sealed record FloorTaxLine
{
    public long Id { get; set; }

    public string? RateCode { get; set; }

    public long RateId { get; set; }

    public string? Label { get; set; }

    public bool Compound { get; set; }

    public decimal? TaxTotal { get; set; }

    public decimal? ShippingTaxTotal { get; set; }

    public decimal? RatePercent { get; set; }

    public List<FloorMeta>? MetaData { get; set; }
}
