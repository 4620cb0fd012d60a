using System.Globalization;
using Retail.Connectors.Testing.Odoo.Records;

namespace Retail.Connectors.Testing.Odoo.Books;

/// <summary>Payments: a draft, and its journal entry once it is posted.</summary>
internal static class BookedPayments
{
    /// <summary>The account of payments that have not reached the bank.</summary>
    public const int Outstanding = 1385;

    private static readonly string[] Deciding = ["payment_type", "partner_type", "journal_id", "currency_id", "payment_method_line_id"];

    public static void BeforeCreate(OdooSession session, RecordValues values)
    {
        values.TryAdd("state", "draft");
        values.TryAdd("payment_type", "inbound");
        values.TryAdd("partner_type", "customer");
        values.TryAdd("company_id", session.Company);
        values.TryAdd("outstanding_account_id", Outstanding);
        values["date"] = values.GetValueOrDefault("date") ?? session.Now.Date;
        values["currency_id"] = values.GetValueOrDefault("currency_id") ?? session.Get("res.company", session.Company).Link("currency_id");
        values["journal_id"] = values.GetValueOrDefault("journal_id")
            ?? session.Store["account.journal"].Records.FirstOrDefault(journal => journal.Text("type") is "bank" && journal.Link("company_id") == session.Company)?.Id;
    }

    public static void BeforeWrite(OdooSession session, OdooRecord payment, RecordValues values)
    {
        if (payment.Text("state") is not "draft" && values.Keys.FirstOrDefault(name => name is "amount" or "date" or "partner_id" or "journal_id" or "currency_id") is { } field
            && !Equals(values[field], payment[field]))
        {
            throw OdooError.User("You cannot modify the following readonly fields on a posted move: line_ids");
        }

        // Computed anew from the payment method, though nothing changes.
        if (!session.Store.PaymentMethodsNameAccounts && payment.Text("state") is "draft" && values.Keys.Any(Deciding.Contains))
        {
            values["outstanding_account_id"] = null;
        }
    }

    public static object? Post(OdooSession session, IReadOnlyList<OdooRecord> payments)
    {
        AccessRules.Demand(session, OdooSchema.Model("account.payment"), "write");
        foreach (var payment in payments.Where(payment => payment.Text("state") is "draft"))
        {
            if (payment.Link("outstanding_account_id") is null)
            {
                Unchecked.Set(
                    session, payment, ("state", "in_process"),
                    ("name", string.Create(CultureInfo.InvariantCulture, $"PAY{session.Store.Next("PAY"):00000}")), ("is_reconciled", false));
                continue;
            }

            var date = (DateTime)payment["date"]!;
            var code = session.Store["account.journal"].Find(payment.Link("journal_id") ?? 0)?.Text("code") ?? "BNK1";
            var sequence = string.Create(CultureInfo.InvariantCulture, $"P{code}/{date.Year}/");
            var name = sequence + session.Store.Next(sequence).ToString("00000", CultureInfo.InvariantCulture);
            var entry = Unchecked.Create(
                session, "account.move", ("move_type", "entry"), ("state", "posted"), ("name", name), ("date", date), ("ref", payment["memo"]),
                ("company_id", payment["company_id"]), ("currency_id", payment["currency_id"]), ("partner_id", payment["partner_id"]));
            var amount = payment.Number("amount") * (payment.Text("payment_type") is "outbound" ? 1 : -1);
            Unchecked.Create(
                session, "account.move.line", ("move_id", entry.Id), ("payment_id", payment.Id), ("account_id", JournalEntries.Receivable),
                ("display_type", "payment_term"), ("name", payment["memo"]), ("balance", amount), ("amount_currency", amount), ("reconciled", false),
                ("amount_residual", amount), ("amount_residual_currency", amount));
            Unchecked.Set(session, payment, ("state", "in_process"), ("name", name), ("move_id", entry.Id), ("is_reconciled", false));
        }

        return null;
    }
}
