using Retail.Connectors.Odoo.Customers;
using Retail.Connectors.Odoo.Orders;
using Retail.Connectors.Odoo.Payments;
using Retail.Connectors.Odoo.Taxes;

namespace Retail.Connectors.Odoo;

/// <summary>What the handlers of one system share: the client, the options and what was looked up before.</summary>
internal sealed class OdooConnection(SystemName system, OdooClient client, OdooOptions options, TimeProvider time)
{
    public SystemName System => system;

    public OdooClient Client => client;

    public OdooOptions Options => options;

    public OdooExternalIds ExternalIds { get; } = new(options.ExternalIdModule);

    public ProductDirectory Products { get; } = new(options.ReferenceCacheDuration, time);

    public TaxDirectory Taxes { get; } = new(options.ReferenceCacheDuration, time);

    public PlaceDirectory Places { get; } = new();

    public PartnerDirectory Partners { get; } = new(options.ReferenceCacheDuration, time);

    public JournalDirectory Journals { get; } = new(options, time);

    public CurrencyDirectory Currencies { get; } = new();

    public CompanyDirectory Company { get; } = new(options, time);

    /// <summary>Drops what was looked up: Odoo refused it, so it may be gone.</summary>
    public void Forget()
    {
        Products.Forget();
        Taxes.Forget();
        Partners.Forget();
        Journals.Forget();
        Company.Forget();
    }
}
