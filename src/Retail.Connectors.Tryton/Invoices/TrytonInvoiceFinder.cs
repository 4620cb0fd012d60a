using Retail.Connectors.Effects;

namespace Retail.Connectors.Tryton.Invoices;

/// <summary>Finds an invoice by its key alone, when nothing is to be invoiced any more, for example because somebody did it by hand.</summary>
internal sealed class TrytonInvoiceFinder(TrytonConnection tryton) : IEffectFinder
{
    private readonly InvoiceDocuments _documents = new(tryton);

    public string Verb => "invoice";

    public EffectTraits Traits { get; } = new TrytonInvoiceHandler(tryton).Traits;

    public async Task<Finding> FindAsync(EffectKey key, CancellationToken cancellationToken) =>
        _documents.FindingOf(await _documents.FindAsync(key, EntityKind.Invoice, tryton.Client, cancellationToken), EntityKind.Invoice);
}
