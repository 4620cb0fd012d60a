using Retail.Connectors.Testing.Tryton.Records;
using Retail.Connectors.Testing.Tryton.Wire;

namespace Retail.Connectors.Testing.Tryton.Accounting;

/// <summary>Credits a whole invoice: every call makes one more draft, or with a refund posts the note and cancels the invoice.</summary>
internal static class CreditWizard
{
    public static object Step(Work work, Wizard wizard, string state, Record invoice)
    {
        if (state == "start")
        {
            return WizardCalls.View(
                "account.invoice.credit.start", 393, "start", new() { ["with_refund"] = false, ["with_refund_allowed"] = invoice.State == "posted" }, "credit", "Credit");
        }

        var note = Note(work, invoice);
        if (wizard.Forms.GetValueOrDefault("start")?.GetValueOrDefault("with_refund") is true)
        {
            InvoiceWorkflow.Post(work, [note]);
            Bookings.Reconcile(work, [.. InvoiceFields.LinesToPay(work, invoice), .. InvoiceFields.LinesToPay(work, note)]);
            work.Set(invoice, "cancel_move", note.Link("move"));
            work.Set(invoice, "state", "cancelled");
            work.Set(note, "state", "paid");
            InvoiceWorkflow.Process(work, invoice);
        }

        return WizardCalls.Action(
            204, "account.invoice", "Invoices", [note], "[[\"number\", \"DESC NULLS FIRST\"], [\"id\", \"DESC\"]]", Array.Empty<object>(), 381);
    }

    private static Record Note(Work work, Record invoice)
    {
        string[] kept = ["company", "type", "party", "invoice_address", "currency", "account", "journal", "payment_term", "reference", "description"];
        var values = new WireFields();
        foreach (var name in kept)
        {
            values[name] = invoice[name];
        }

        var note = work.Insert("account.invoice", values);
        foreach (var line in work.Rows(invoice, "lines"))
        {
            var copy = RecordCopies.Copy(work, line, new() { ["invoice"] = note.Id, ["origin"] = line.Reference });
            if (line["quantity"] is double quantity)
            {
                Work.Put(copy, "quantity", -quantity);
            }
        }

        InvoiceTaxes.Update(work, note);
        return note;
    }
}
