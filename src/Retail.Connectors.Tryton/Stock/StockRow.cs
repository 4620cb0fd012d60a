using Retail.Connectors.Tryton.Rpc;

namespace Retail.Connectors.Tryton.Stock;

/// <summary>How many there are of one variant, by the context.</summary>
internal sealed record StockRow : ITrytonRecord
{
    public long Id { get; init; }

    public string? Code { get; init; }

    public long? Template { get; init; }

    public decimal? Quantity { get; init; }
}
