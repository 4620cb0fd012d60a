using Retail.Connectors.Odoo.Rpc;

namespace Retail.Connectors.Odoo.Systems;

/// <summary>A company (<c>res.company</c>).</summary>
internal sealed record CompanyRecord
{
    public long Id { get; init; }

    public string? Name { get; init; }

    public OdooLink CurrencyId { get; init; }

    public string? TaxCalculationRoundingMethod { get; init; }
}
