namespace Retail.Connectors.Benchmarks.WooCommerce;

internal sealed record FloorOrderLine
{
    public long Id { get; set; }

    public string? Name { get; set; }

    public string? ParentName { get; set; }

    public long ProductId { get; set; }

    public long VariationId { get; set; }

    public decimal? Quantity { get; set; }

    public string? TaxClass { get; set; }

    public decimal? Subtotal { get; set; }

    public decimal? SubtotalTax { get; set; }

    public decimal? Total { get; set; }

    public decimal? TotalTax { get; set; }

    public List<FloorLineTax>? Taxes { get; set; }

    public List<FloorMeta>? MetaData { get; set; }

    public string? Sku { get; set; }

    public string? GlobalUniqueId { get; set; }

    public decimal? Price { get; set; }

    public FloorLineImage? Image { get; set; }
}
