using Retail.Connectors.Testing.Tryton.Records;

namespace Retail.Connectors.Testing.Tryton.Accounting;

/// <summary>Computed fields of invoices, their lines and of account moves.</summary>
internal static class InvoiceFields
{
    public static Dictionary<(string, string), Func<Work, Record, object?>> All { get; } = new()
    {
        [("account.invoice", "untaxed_amount")] = static (work, invoice) => Untaxed(work, invoice),
        [("account.invoice", "tax_amount")] = static (work, invoice) => Tax(work, invoice),
        [("account.invoice", "total_amount")] = static (work, invoice) => Untaxed(work, invoice) + Tax(work, invoice),
        [("account.invoice", "amount_to_pay")] = static (work, invoice) => ToPay(work, invoice),
        [("account.invoice", "amount_to_pay_today")] = static (work, invoice) => ToPay(work, invoice),
        [("account.invoice", "lines_to_pay")] = static (work, invoice) => LinesToPay(work, invoice).Select(line => line.Id).ToArray(),
        [("account.invoice", "reconciliation_lines")] = static (work, invoice) =>
            LinesToPay(work, invoice).Where(line => line.Link("reconciliation") is not null).Select(line => line.Id).ToArray(),
        [("account.invoice", "reconciled")] = static (work, invoice) =>
            invoice.State == "paid" ? work.Follow(LinesToPay(work, invoice).FirstOrDefault(), "reconciliation")?.Day("date") : null,
        [("account.invoice", "sales")] = static (work, invoice) => Sales(work, invoice).Select(sale => sale.Id).ToArray(),
        [("account.invoice", "origins")] = static (work, invoice) =>
            string.Join(", ", Sales(work, invoice).Select(sale => work.Read(sale, "rec_name")).Concat(Credited(work, invoice))),
        [("account.invoice", "currency_digits")] = static (work, invoice) => work.Follow(invoice, "currency")?["digits"],
        [("account.invoice", "company_party")] = static (work, invoice) => work.Follow(invoice, "company")?["party"],
        [("account.invoice", "party_lang")] = static (work, invoice) => Language(work, invoice),
        [("account.invoice", "allow_cancel")] = static (_, invoice) => invoice.State is "draft" or "validated",
        [("account.invoice", "type_name")] = static (_, _) => "Customer Invoice",
        [("account.invoice", "rec_name")] = static (work, invoice) => RecName(work, invoice),
        [("account.invoice.line", "amount")] = static (work, line) => Amount(work, line),
        [("account.invoice.line", "unit_digits")] = static (work, line) => work.Follow(line, "unit")?["digits"],
        [("account.invoice.line", "currency_digits")] = static (work, line) => work.Follow(line, "currency")?["digits"],
        [("account.invoice.line", "invoice_state")] = static (work, line) => work.Follow(line, "invoice")?.State,
        [("account.invoice.line", "rec_name")] = static (work, line) => work.Follow(line, "product") is { } product ? work.Read(product, "rec_name") : line.Text("description"),
        [("account.invoice.line", "invoice_taxes")] = static (work, line) => work.Follow(line, "invoice") is { } invoice ? work.Read(invoice, "taxes") : Array.Empty<long>(),
        [("account.invoice.tax", "currency")] = static (work, tax) => work.Follow(tax, "invoice")?["currency"],
        [("account.invoice.tax", "invoice_state")] = static (work, tax) => work.Follow(tax, "invoice")?.State,
        [("account.move.line", "company")] = static (work, line) => work.Follow(line, "move")?["company"],
        [("account.move.line", "journal")] = static (work, line) => work.Follow(line, "move")?["journal"],
        [("account.move.line", "date")] = static (work, line) => work.Follow(line, "move")?["date"],
        [("account.move.line", "move_description")] = static (work, line) => work.Follow(line, "move")?["description"],
        [("account.move.line", "move_state")] = static (work, line) => work.Follow(line, "move")?["state"],
        [("account.move.line", "move_origin")] = static (work, line) => work.Follow(line, "move")?["origin"],
        [("account.move.line", "amount")] = static (_, line) => line.Money("debit") - line.Money("credit"),
        [("account.configuration", "tax_rounding")] = static (work, _) => work.Options.TaxRounding == TrytonTaxRounding.Line ? "line" : "document",
    };

    public static decimal Untaxed(Work work, Record invoice) =>
        work.Rows(invoice, "lines").Where(line => line.Text("type") == "line").Sum(line => Amount(work, line));

    public static decimal Tax(Work work, Record invoice) => work.Rows(invoice, "taxes").Sum(tax => tax.Money("amount"));

    public static IEnumerable<Record> LinesToPay(Work work, Record invoice) => work.Follow(invoice, "move") is { } move
        ? work.Store["account.move.line"].Holding("move", move.Id).Where(line => line.Link("account") == invoice.Link("account"))
        : [];

    public static IEnumerable<Record> Sales(Work work, Record invoice) => work.Rows(invoice, "lines")
        .Select(line => work.Resolve(line.Text("origin"))).OfType<Record>().Where(origin => origin.Model.Name == "sale.line")
        .Select(line => work.Follow(line, "sale")).OfType<Record>().Distinct();

    public static decimal ToPay(Work work, Record invoice)
    {
        if (invoice.State != "posted")
        {
            return 0m;
        }

        var lines = LinesToPay(work, invoice).Where(line => line.Link("reconciliation") is null)
            .Concat(work.Rows(invoice, "payment_lines").Where(line => line.Link("reconciliation") is null));
        return lines.Sum(line => line.Money("debit") - line.Money("credit"));
    }

    private static decimal Amount(Work work, Record line)
    {
        if (line.Text("type") != "line")
        {
            return 0m;
        }

        var currency = work.Follow(work.Follow(line, "invoice"), "currency") ?? work.Follow(line, "currency");
        return TaxEngine.Round(line.Money("unit_price") * (decimal)line.Number("quantity"), TaxEngine.Digits(currency));
    }

    private static IEnumerable<object?> Credited(Work work, Record invoice) => work.Rows(invoice, "lines")
        .Select(line => work.Resolve(line.Text("origin"))).OfType<Record>().Where(origin => origin.Model.Name == "account.invoice.line")
        .Select(line => work.Follow(line, "invoice")).OfType<Record>().Distinct().Select(credited => work.Read(credited, "rec_name"));

    private static string Language(Work work, Record invoice) => work.Follow(work.Follow(invoice, "party"), "lang")?.Text("code") ?? "en";

    private static string RecName(Work work, Record invoice)
    {
        var parts = new List<string>();
        if (invoice.Text("number") is { } number)
        {
            parts.Add(number);
        }

        if (invoice.Text("reference") is { } reference)
        {
            parts.Add($"[{reference}]");
        }

        return parts.Count > 0 ? string.Join(' ', parts) : $"({invoice.Id})";
    }
}
