using Retail.Connectors.Odoo.Rpc;

namespace Retail.Connectors.Odoo.Taxes;

/// <summary>A tax (<c>account.tax</c>).</summary>
internal sealed record TaxRecord
{
    public long Id { get; init; }

    public OdooLink TaxGroupId { get; init; }
}
