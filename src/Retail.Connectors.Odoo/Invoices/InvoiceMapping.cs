using Retail.Connectors.Invoices;
using Retail.Connectors.Odoo.Journal;
using Retail.Connectors.Odoo.Reading;
using Retail.Connectors.Odoo.Rpc;

namespace Retail.Connectors.Odoo.Invoices;

/// <summary>Customer invoices.</summary>
internal static class InvoiceMapping
{
    public static MoveMapping<Invoice> Of(OdooConnection odoo) => new(odoo, EntityKind.Invoice, "out_invoice", (record, totals, orders) => new Invoice
    {
        Ref = new EntityRef(odoo.System, EntityKind.Invoice, OdooFormat.Id(record.Id)),
        Number = record.Name ?? string.Empty,
        Key = record.InvoiceOrigin ?? string.Empty,
        SalesOrders = orders,
        Stage = record.Stage,
        Date = record.InvoiceDate,
        Totals = totals,
        Open = Totals.Amount(record.AmountResidual, record.CurrencyId),
        Link = record.AccessUrl is { Length: > 1 } path && path.StartsWith('/') ? new Uri(odoo.Options.BaseAddress!, path) : null,
    });
}
