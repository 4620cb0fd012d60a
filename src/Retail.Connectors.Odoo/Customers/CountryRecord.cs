namespace Retail.Connectors.Odoo.Customers;

/// <summary>A country (<c>res.country</c>).</summary>
internal sealed record CountryRecord
{
    public long Id { get; init; }

    public string? Code { get; init; }
}
