using Retail.Connectors.Tryton.Rpc;

namespace Retail.Connectors.Tryton.Prices;

/// <summary>What one variant costs, by the context.</summary>
internal sealed record PriceRow : ITrytonRecord
{
    public long Id { get; init; }

    public string? Code { get; init; }

    public decimal? SalePriceUom { get; init; }
}
