using Retail.Connectors.Odoo.Rpc;

namespace Retail.Connectors.Odoo.Customers;

/// <summary>A state (<c>res.country.state</c>). Its code is unique per country only.</summary>
internal sealed record StateRecord
{
    public long Id { get; init; }

    public string? Code { get; init; }

    public OdooLink CountryId { get; init; }
}
