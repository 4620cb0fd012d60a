using System.Globalization;
using Retail.Connectors.Testing.Tryton.Records;
using Retail.Connectors.Testing.Tryton.Wire;

namespace Retail.Connectors.Testing.Tryton.Accounting;

/// <summary>Pays an invoice: at once if the amount settles it, else after asking what the rest is to be.</summary>
internal static class PaymentWizard
{
    public static object Step(Work work, Wizard wizard, string state, Record invoice)
    {
        switch (state)
        {
            case "start":
                return Start(work, invoice);
            case "choice":
                var form = wizard.Forms.GetValueOrDefault("start") ?? [];
                var amount = Money(form, "amount");
                if (invoice.State == "posted" && amount == InvoiceFields.ToPay(work, invoice))
                {
                    Pay(work, invoice, form, amount);
                    return new WireFields();
                }

                return Ask(work, invoice, form, amount);
            default:
                var asked = wizard.Forms.GetValueOrDefault("ask") ?? [];
                if (asked.GetValueOrDefault("type") is not "partial")
                {
                    throw RpcError.User("A value is required for field \"Write Off\" in \"Pay Invoice\".");
                }

                var part = Money(asked, "amount");
                var rest = InvoiceFields.ToPay(work, invoice);
                if (Math.Abs(part) > Math.Abs(rest))
                {
                    var words = work.Follow(invoice, "currency")?.Text("symbol") + rest.ToString("N2", CultureInfo.InvariantCulture);
                    throw RpcError.User(
                        $"You cannot add a partial payment on invoice \"{work.Read(invoice, "rec_name")}\" with an amount greater than the amount to pay \"{words}\".");
                }

                Pay(work, invoice, wizard.Forms.GetValueOrDefault("start") ?? [], part);
                return new WireFields();
        }
    }

    private static WireFields Start(Work work, Record invoice)
    {
        var defaults = new WireFields
        {
            ["currency_digits"] = 2L, ["date"] = work.Today, ["company"] = invoice.Link("company"), ["currency"] = invoice.Link("currency"),
            ["amount"] = InvoiceFields.ToPay(work, invoice), ["invoice_account"] = invoice.Link("account"),
        };
        Name(work, invoice, defaults, "company", "currency");
        defaults["invoice_account."] = new WireFields { ["rec_name"] = work.Read(work.Follow(invoice, "account")!, "rec_name") };
        return WizardCalls.View("account.invoice.pay.start", 389, "start", defaults, "choice", "OK");
    }

    private static WireFields Ask(Work work, Record invoice, WireFields form, decimal amount)
    {
        var open = InvoiceFields.LinesToPay(work, invoice).Where(line => line.Link("reconciliation") is null).Select(line => line.Id).ToArray();
        var rest = InvoiceFields.ToPay(work, invoice);
        var defaults = new WireFields
        {
            ["type"] = Math.Abs(amount) < Math.Abs(rest) ? "partial" : "writeoff", ["lines_to_pay"] = open, ["amount"] = amount,
            ["date"] = form.GetValueOrDefault("date"), ["currency"] = invoice.Link("currency"), ["currency_digits"] = 2L, ["company"] = invoice.Link("company"),
            ["lines"] = Math.Abs(amount) < Math.Abs(rest) ? open : [], ["payment_lines"] = work.Rows(invoice, "payment_lines").Where(line => line.Link("reconciliation") is null).Select(line => line.Id).ToArray(),
            ["currency_writeoff"] = invoice.Link("currency"), ["currency_digits_writeoff"] = 2L, ["invoice"] = invoice.Id,
        };
        Name(work, invoice, defaults, "currency", "company");
        defaults["currency_writeoff."] = defaults["currency."];
        defaults["invoice."] = new WireFields { ["rec_name"] = work.Read(invoice, "rec_name") };
        return WizardCalls.View("account.invoice.pay.ask", 390, "ask", defaults, "pay", "OK");
    }

    private static void Pay(Work work, Record invoice, WireFields form, decimal amount)
    {
        if (form.GetValueOrDefault("payment_method") is not long method || work.Store["account.invoice.payment.method"].Find(method) is not { } found)
        {
            throw RpcError.User("A value is required for field \"Payment Method\" in \"Pay Invoice\".");
        }

        var line = Bookings.Pay(work, invoice, amount, found, form.GetValueOrDefault("date") as DateOnly? ?? work.Today, form.GetValueOrDefault("description") as string);
        work.Set(invoice, "payment_lines", invoice.Ids("payment_lines").Append(line.Id).ToArray());
        InvoiceWorkflow.Settle(work, invoice);
        InvoiceWorkflow.Process(work, invoice);
    }

    private static void Name(Work work, Record invoice, WireFields defaults, params string[] names)
    {
        foreach (var name in names)
        {
            defaults[name + "."] = new WireFields { ["rec_name"] = work.Read(work.Follow(invoice, name)!, "rec_name") };
        }
    }

    private static decimal Money(WireFields form, string name) => form.GetValueOrDefault(name) switch
    {
        decimal amount => amount,
        long number => number,
        double number => (decimal)number,
        _ => throw RpcError.User("A value is required for field \"Amount\" in \"Pay Invoice\"."),
    };
}
