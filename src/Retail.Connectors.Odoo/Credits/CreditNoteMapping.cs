using Retail.Connectors.Credits;
using Retail.Connectors.Odoo.Journal;
using Retail.Connectors.Odoo.Reading;
using Retail.Connectors.Odoo.Rpc;

namespace Retail.Connectors.Odoo.Credits;

/// <summary>Customer credit notes.</summary>
internal static class CreditNoteMapping
{
    public static MoveMapping<CreditNote> Of(OdooConnection odoo) => new(odoo, EntityKind.CreditNote, "out_refund", (record, totals, _) => new CreditNote
    {
        Ref = new EntityRef(odoo.System, EntityKind.CreditNote, OdooFormat.Id(record.Id)),
        Number = record.Name ?? string.Empty,
        Key = record.InvoiceOrigin ?? string.Empty,
        Invoice = record.ReversedEntryId.IsNone ? null : new EntityRef(odoo.System, EntityKind.Invoice, OdooFormat.Id(record.ReversedEntryId.Id)),
        Stage = record.Stage,
        Date = record.InvoiceDate,
        Totals = totals,
        Open = Totals.Amount(record.AmountResidual, record.CurrencyId),
    });
}
