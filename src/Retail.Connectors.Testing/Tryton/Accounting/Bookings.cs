using System.Globalization;
using Retail.Connectors.Testing.Tryton.Records;

namespace Retail.Connectors.Testing.Tryton.Accounting;

/// <summary>Account moves of invoices and payments, and their reconciliation.</summary>
internal static class Bookings
{
    public static Record Book(Work work, Record invoice, long period, DateOnly date)
    {
        var move = Move(work, invoice.Link("company"), invoice.Link("journal"), period, date, invoice.Reference, null);
        var total = 0m;
        foreach (var line in work.Rows(invoice, "lines").Where(line => line.Text("type") == "line"))
        {
            total += Add(work, move, line.Link("account"), -(decimal)work.Read(line, "amount")!, null);
        }

        foreach (var tax in work.Rows(invoice, "taxes"))
        {
            total += Add(work, move, tax.Link("account"), -tax.Money("amount"), null);
        }

        Add(work, move, invoice.Link("account"), -total, invoice.Link("party"));
        return move;
    }

    /// <returns>The line on the customer's account.</returns>
    public static Record Pay(Work work, Record invoice, decimal amount, Record method, DateOnly date, string? description)
    {
        var move = Move(work, invoice.Link("company"), method.Link("journal"), Periods.Open(work, date), date, invoice.Reference, description);
        Add(work, move, invoice.Link("account"), -amount, invoice.Link("party"));
        Add(work, move, method.Link(amount >= 0 ? "debit_account" : "credit_account"), amount, null);
        return work.Store["account.move.line"].Holding("move", move.Id)[0];
    }

    public static Record Reverse(Work work, Record move)
    {
        var reversal = Move(
            work, move.Link("company"), move.Link("journal"), Periods.Open(work, work.Today), work.Today, move.Reference, move.Text("description"));
        foreach (var line in work.Store["account.move.line"].Holding("move", move.Id))
        {
            Add(work, reversal, line.Link("account"), line.Money("credit") - line.Money("debit"), line.Link("party"));
        }

        return reversal;
    }

    public static void Reconcile(Work work, IReadOnlyList<Record> lines)
    {
        var open = lines.Where(line => line.Link("reconciliation") is null).ToList();
        if (open.Count == 0)
        {
            return;
        }

        var reconciliation = work.Insert("account.move.reconciliation", new()
        {
            ["name"] = work.Store.Next("account.move.reconciliation").ToString(CultureInfo.InvariantCulture),
            ["date"] = work.Today,
        });
        foreach (var line in open)
        {
            work.Set(line, "reconciliation", reconciliation.Id);
        }
    }

    private static Record Move(Work work, long? company, long? journal, long period, DateOnly date, string origin, string? description)
    {
        // The number of the journal's own sequence; journals of sales count without a prefix.
        var prefix = journal is { } id && work.Store["account.journal"].Find(id) is { } found && found.Text("type") == "cash" ? found.Text("code") + "-" : "";
        return work.Insert("account.move", new()
        {
            ["company"] = company, ["journal"] = journal, ["period"] = period, ["date"] = date, ["origin"] = origin, ["description"] = description,
            ["state"] = "posted", ["post_date"] = work.Today,
            ["number"] = prefix + work.Store.Next($"account.journal,{journal}").ToString(CultureInfo.InvariantCulture),
            ["post_number"] = work.Store.Next($"account.move {date.Year}").ToString(CultureInfo.InvariantCulture),
        });
    }

    /// <returns>The amount, debit counted positive.</returns>
    private static decimal Add(Work work, Record move, long? account, decimal amount, long? party)
    {
        work.Insert("account.move.line", new()
        {
            ["move"] = move.Id, ["account"] = account, ["party"] = party, ["period"] = move.Link("period"), ["state"] = "valid",
            ["debit"] = amount > 0 ? amount : 0m, ["credit"] = amount < 0 ? -amount : 0m,
        });
        return amount;
    }
}
