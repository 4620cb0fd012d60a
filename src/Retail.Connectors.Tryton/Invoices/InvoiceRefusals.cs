using Retail.Connectors.Effects;
using Retail.Connectors.Tryton.Rpc;

namespace Retail.Connectors.Tryton.Invoices;

/// <summary>Refusals that invoices and credit notes share.</summary>
internal static class InvoiceRefusals
{
    public static EffectResult.Refused Several(EffectKey key, IEnumerable<TrytonInvoice> found) => new(
        "several-documents",
        $"The key {key.ShortForm()} stands in the reference of several documents: {string.Join(", ", found.Select(invoice => invoice.Number ?? TrytonFormat.Id(invoice.Id)))}.",
        "Clear the reference of all but one in Tryton, and cancel what is double, then replay.");
}
