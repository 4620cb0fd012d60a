using Retail.Connectors.Testing.Tryton.Records;
using Retail.Connectors.Testing.Tryton.Sales;

namespace Retail.Connectors.Testing.Tryton.Accounting;

/// <summary>The buttons of an invoice.</summary>
internal static class InvoiceWorkflow
{
    public static void Validate(Work work, IReadOnlyList<Record> invoices)
    {
        foreach (var invoice in invoices.Where(invoice => invoice.State == "draft"))
        {
            InvoiceTaxes.Update(work, invoice);
            work.Set(invoice, "state", "validated");
        }
    }

    public static void Draft(Work work, IReadOnlyList<Record> invoices)
    {
        foreach (var invoice in invoices.Where(invoice => invoice.State is "validated" or "cancelled"))
        {
            work.Set(invoice, "state", "draft");
            Work.Put(invoice, "invoice_date", invoice["invoice_date"]);
            Process(work, invoice);
        }
    }

    public static void Post(Work work, IReadOnlyList<Record> invoices)
    {
        foreach (var invoice in invoices.Where(invoice => invoice.State is "draft" or "validated"))
        {
            var date = invoice.Day("invoice_date") ?? work.Today;
            var period = Periods.Open(work, date);
            InvoiceTaxes.Update(work, invoice);
            work.Set(invoice, "invoice_date", date);
            if (invoice.Text("number") is null)
            {
                work.Set(invoice, "number", InvoiceNumbers.Next(work, invoice, date));
            }

            PaymentTerms.Check(work, invoice, date);
            work.Set(invoice, "move", Bookings.Book(work, invoice, period, date).Id);
            work.Set(invoice, "state", "posted");
            Settle(work, invoice);
            Process(work, invoice);
        }
    }

    public static void Cancel(Work work, IReadOnlyList<Record> invoices)
    {
        foreach (var invoice in invoices.Where(invoice => invoice.State is "draft" or "validated" or "posted"))
        {
            if (work.Follow(invoice, "move") is { } move)
            {
                if (invoice.Text("type") == "out" && work.Follow(invoice, "company")?["cancel_invoice_out"] is not true)
                {
                    throw RpcError.User(
                        $"You cannot cancel customer invoice \"{work.Read(invoice, "rec_name")}\" because it is posted and company setup does not allow it.");
                }

                var reversal = Bookings.Reverse(work, move);
                work.Set(invoice, "cancel_move", reversal.Id);
                Bookings.Reconcile(work, [
                    .. InvoiceFields.LinesToPay(work, invoice),
                    .. work.Store["account.move.line"].Holding("move", reversal.Id).Where(line => line.Link("account") == invoice.Link("account"))]);
            }

            work.Set(invoice, "state", "cancelled");
            Process(work, invoice);
        }
    }

    /// <summary>An invoice that nothing is left to pay of is paid.</summary>
    public static void Settle(Work work, Record invoice)
    {
        if (invoice.State == "posted" && InvoiceFields.ToPay(work, invoice) == 0m)
        {
            Bookings.Reconcile(work, [
                .. InvoiceFields.LinesToPay(work, invoice).Where(line => line.Link("reconciliation") is null),
                .. work.Rows(invoice, "payment_lines").Where(line => line.Link("reconciliation") is null)]);
            work.Set(invoice, "state", "paid");
        }
    }

    public static void Process(Work work, Record invoice) => SaleProcess.Run(work, [.. InvoiceFields.Sales(work, invoice)]);
}
