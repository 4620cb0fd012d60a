using System.Globalization;
using Retail.Connectors.Testing.Odoo.Records;

namespace Retail.Connectors.Testing.Odoo.Books;

/// <summary>Invoices and credit notes: drafts, posting with a number, what they leave open, and what a posted one refuses.</summary>
internal static class JournalEntries
{
    /// <summary>The account that customers' debts stand on.</summary>
    public const int Receivable = 1210;

    private static readonly string[] Locked =
        ["invoice_line_ids", "line_ids", "invoice_date", "date", "partner_id", "invoice_payment_term_id", "currency_id", "fiscal_position_id"];

    public static void BeforeCreate(OdooSession session, RecordValues values)
    {
        values.TryAdd("move_type", "entry");
        values.TryAdd("state", "draft");
        values.TryAdd("payment_state", "not_paid");
        values.TryAdd("company_id", session.Company);
        values["currency_id"] = values.GetValueOrDefault("currency_id") ?? session.Get("res.company", session.Company).Link("currency_id");
        values["date"] = values.GetValueOrDefault("invoice_date") ?? values.GetValueOrDefault("date") ?? session.Now.Date;
    }

    public static void BeforeCreateLine(OdooSession session, RecordValues values)
    {
        values.TryAdd("display_type", "product");
        values.TryAdd("quantity", 1m);
        values.TryAdd("discount", 0m);
        values.TryAdd("price_unit", 0m);
        if (values.GetValueOrDefault("product_id") is int product && string.IsNullOrEmpty(values.GetValueOrDefault("name") as string))
        {
            values["name"] = DisplayNames.Of(session.Store, "product.product", product);
        }
    }

    public static void BeforeWrite(OdooRecord move, RecordValues values)
    {
        var touched = values.Keys.Where(Locked.Contains).ToArray();
        if (move.Text("state") is "posted" && touched.Length > 0)
        {
            throw OdooError.User($"You cannot modify the following readonly fields on a posted move: {string.Join(", ", touched)}");
        }

        if (values.GetValueOrDefault("invoice_date") is { } date)
        {
            values["date"] = date;
        }
    }

    public static void BeforeUnlink(OdooSession session, OdooRecord move)
    {
        if (move.Text("state") is "posted")
        {
            throw OdooError.User(
                "You can't delete a posted journal item. Don’t play games with your accounting records; reset the journal entry to draft before deleting it.");
        }

        foreach (var line in Lines(session.Store, move).ToArray())
        {
            session.Store.Remove(line);
        }
    }

    public static IEnumerable<OdooRecord> Lines(OdooStore store, OdooRecord move)
    {
        var table = store["account.move.line"];
        return table.Holding("move_id", move.Id).Select(id => table.Find(id)!).OrderBy(line => line.Id);
    }

    /// <summary>The document lines that an order line stands on; those of deleted drafts are gone.</summary>
    public static decimal Invoiced(OdooStore store, OdooRecord saleLine) => saleLine.Links("invoice_lines").Select(store["account.move.line"].Find).OfType<OdooRecord>()
        .Select(line => (line, move: store["account.move"].Find(line.Link("move_id") ?? 0)))
        .Where(pair => pair.move is not null && pair.move.Text("state") is not "cancel")
        .Sum(pair => pair.move!.Text("move_type") is "out_refund" ? -pair.line.Number("quantity") : pair.line.Number("quantity"));

    public static bool Post(OdooSession session, IReadOnlyList<OdooRecord> moves)
    {
        AccessRules.Demand(session, OdooSchema.Model("account.move"), "write");
        foreach (var move in moves)
        {
            if (move.Text("state") is not "draft")
            {
                throw OdooError.User($"The entry {move.Text("name") ?? "False"} (id {move.Id}) must be in draft.");
            }

            var date = LockDates.Open(session, move["date"] as DateTime? ?? session.Now.Date, Lines(session.Store, move).Any(line => line.Links("tax_ids").Length > 0));
            var journal = move.Text("move_type") is "out_refund" ? "RINV" : "INV";
            var sequence = string.Create(CultureInfo.InvariantCulture, $"{journal}/{date.Year}/");
            Unchecked.Set(
                session, move, ("state", "posted"), ("date", date), ("invoice_date", move["invoice_date"] ?? date),
                ("name", move.Text("name") ?? sequence + session.Store.Next(sequence).ToString("00000", CultureInfo.InvariantCulture)),
                ("amount_residual", move.Number("amount_total")), ("payment_state", move.Number("amount_total") == 0 ? "paid" : "not_paid"));
            if (move.Link("reversed_entry_id") is { } reversed && session.Store["account.move"].Find(reversed) is { } invoice && invoice.Text("state") is "posted")
            {
                Settle(session, invoice, Math.Min(move.Number("amount_residual"), invoice.Number("amount_residual")), move, byReversal: true);
            }
        }

        return false;
    }

    /// <summary>Sets an open payment off against an invoice.</summary>
    public static object? Assign(OdooSession session, OdooRecord invoice, int lineId)
    {
        AccessRules.Demand(session, OdooSchema.Model("account.move"), "write");
        var line = session.Get("account.move.line", lineId);
        if (line.Flag("reconciled") || invoice.Number("amount_residual") == 0)
        {
            throw OdooError.User("You are trying to reconcile some entries that are already reconciled.");
        }

        var open = -line.Number("amount_residual_currency");
        var amount = Math.Min(open, invoice.Number("amount_residual"));
        Settle(session, invoice, amount, other: null, byReversal: false);
        Unchecked.Set(
            session, line, ("amount_residual", amount - open), ("amount_residual_currency", amount - open), ("reconciled", amount == open));
        if (session.Store["account.payment"].Find(line.Link("payment_id") ?? 0) is { } payment)
        {
            Unchecked.Set(
                session, payment, ("is_reconciled", amount == open), ("reconciled_invoice_ids", payment.Links("reconciled_invoice_ids").Append(invoice.Id).Distinct().ToArray()),
                ("state", invoice.Text("payment_state") is "paid" ? "paid" : payment.Text("state")));
        }

        return null;
    }

    private static void Settle(OdooSession session, OdooRecord invoice, decimal amount, OdooRecord? other, bool byReversal)
    {
        if (amount <= 0)
        {
            return;
        }

        foreach (var document in new[] { invoice, other }.OfType<OdooRecord>())
        {
            var rest = document.Number("amount_residual") - amount;
            var state = rest > 0 ? "partial" : byReversal && document == invoice && amount == invoice.Number("amount_total") ? "reversed" : "paid";
            Unchecked.Set(session, document, ("amount_residual", rest), ("payment_state", state));
        }
    }
}
