namespace Retail.Connectors.Odoo.Payments;

/// <summary>A currency (<c>res.currency</c>).</summary>
internal sealed record CurrencyRecord
{
    public long Id { get; init; }

    public string? Name { get; init; }

    /// <summary>Its units for one of the company's currency, today.</summary>
    public decimal Rate { get; init; }
}
