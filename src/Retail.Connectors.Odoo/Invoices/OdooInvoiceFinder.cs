using Retail.Connectors.Effects;

namespace Retail.Connectors.Odoo.Invoices;

/// <summary>Finds an invoice by its key alone, when nothing is to be invoiced any more, for example because somebody did it by hand.</summary>
internal sealed class OdooInvoiceFinder(OdooConnection odoo) : IEffectFinder
{
    private readonly OdooInvoiceHandler _handler = new(odoo);

    public string Verb => "invoice";

    public EffectTraits Traits => _handler.Traits;

    public Task<Finding> FindAsync(EffectKey key, CancellationToken cancellationToken) => _handler.FindAsync(key, cancellationToken);
}
