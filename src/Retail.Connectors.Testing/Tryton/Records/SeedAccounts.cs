using System.Globalization;

namespace Retail.Connectors.Testing.Tryton.Records;

/// <summary>Accounts, journals, periods, payment methods and German taxes, with the ids of the recordings.</summary>
internal static class SeedAccounts
{
    private static readonly (long Id, string Code, string Name)[] Chart =
    [
        (SeedIds.ReceivableAccount, "1400", "Forderungen aus Lieferungen u.Leistung"), (SeedIds.BankAccount, "1200", "Bank"),
        (SeedIds.PayPalAccount, "1360", "Geldtransit"), (SeedIds.TaxAccount, "1776", "Umsatzsteuer 19%"),
        (SeedIds.ReducedRevenueAccount, "8300", "Erlöse 7% USt"), (SeedIds.RevenueAccount, "8400", "Erlöse 19% USt"),
    ];

    public static void Fill(Work work)
    {
        foreach (var (id, code, name) in Chart)
        {
            work.Store["account.account"].NextId = id;
            SeedData.Add(work, "account.account", ("code", code), ("name", name), ("company", 1L));
        }

        foreach (var company in work.Options.Companies.Where(company => company.Id != 1))
        {
            foreach (var (_, code, name) in Chart)
            {
                SeedData.Add(work, "account.account", ("code", code), ("name", name), ("company", company.Id));
            }
        }

        SeedData.Add(work, "account.journal", ("name", "Revenue"), ("code", "REV"), ("type", "revenue"));
        SeedData.Add(work, "account.journal", ("name", "Expense"), ("code", "EXP"), ("type", "expense"));
        SeedData.Add(work, "account.journal", ("name", "Cash"), ("code", "CASH"), ("type", "cash"));
        SeedData.Add(work, "account.journal", ("name", "Stock"), ("code", "STO"), ("type", "general"));
        SeedData.Add(work, "account.journal", ("name", "Bank"), ("code", "BANK"), ("type", "cash"));
        SeedData.Add(work, "account.journal", ("name", "PayPal"), ("code", "PAYPAL"), ("type", "cash"));
        foreach (var company in work.Options.Companies)
        {
            Method(work, company.Id, "Bank", In(work, SeedIds.BankAccount, company.Id), SeedIds.BankJournal);
            Method(work, company.Id, "PayPal", In(work, SeedIds.PayPalAccount, company.Id), SeedIds.BankJournal + 1);
        }

        for (var year = work.Today.Year - 1; year <= work.Today.Year + 1; year++)
        {
            for (var month = 1; month <= 12; month++)
            {
                var first = new DateOnly(year, month, 1);
                SeedData.Add(
                    work, "account.period", ("name", first.ToString("yyyy-MM", CultureInfo.InvariantCulture)), ("start_date", first),
                    ("end_date", first.AddMonths(1).AddDays(-1)), ("state", "open"));
            }
        }

        SeedData.Add(work, "account.invoice.payment_term", ("name", "14 Tage"));
        SeedData.Add(work, "account.invoice.payment_term", ("name", "Sofort"));
        Taxes(work);
        SeedData.Add(
            work, "product.category", ("name", "USt 19%"), ("accounting", true), ("account_revenue", SeedIds.RevenueAccount), ("customer_taxes", (long[])[8]));
        SeedData.Add(
            work, "product.category", ("name", "USt 7%"), ("accounting", true), ("account_revenue", SeedIds.ReducedRevenueAccount), ("customer_taxes", (long[])[9]));
    }

    public static Record Tax(Work work, string name, string type, decimal? rate, long? parent = null, DateOnly? from = null, DateOnly? until = null) => SeedData.Add(
        work, "account.tax", ("name", name), ("description", parent is null ? name : string.Create(CultureInfo.InvariantCulture, $"{rate:0%} USt")), ("type", type), ("rate", rate), ("parent", parent), ("start_date", from), ("end_date", until),
        ("group", 1L), ("company", 1L), ("invoice_account", type == "none" ? null : SeedIds.TaxAccount), ("credit_note_account", type == "none" ? null : SeedIds.TaxAccount));

    private static void Taxes(Work work)
    {
        SeedData.Add(work, "account.tax.group", ("name", "Umsatzsteuer"), ("code", "UST"), ("kind", "sale"));
        var taxes = work.Store["account.tax"];
        taxes.NextId = 3;
        Tax(work, "Steuerfreie innergem. Lieferung (§4 Abs. 1b UStG)", "percentage", 0m);
        Tax(work, "Steuerfreie Ausfuhr (§4 Nr. 1a UStG)", "percentage", 0m);
        taxes.NextId = 8;
        Tax(work, "Umsatzsteuer – Normalsatz", "none", null);
        Tax(work, "Umsatzsteuer – Ermäßigter Satz", "none", null);
        taxes.NextId = 18;
        foreach (var (parent, usual, lowered) in ((long, int, int)[])[(8, 19, 16), (9, 7, 5)])
        {
            Tax(work, $"{usual}% Umsatzsteuer (bis 2020-06)", "percentage", usual / 100m, parent, null, new(2020, 6, 30));
            Tax(work, $"{lowered}% Umsatzsteuer", "percentage", lowered / 100m, parent, new(2020, 7, 1), new(2020, 12, 31));
            Tax(work, $"{usual}% Umsatzsteuer (ab 2021)", "percentage", usual / 100m, parent, new(2021, 1, 1));
        }
    }

    /// <summary>A company's own account of the same code: each has a chart of its own.</summary>
    public static long In(Work work, long account, long? company)
    {
        var known = work.Get("account.account", account);
        return known.Link("company") == company
            ? account
            : work.Store["account.account"].Holding("code", known.Text("code") ?? string.Empty).FirstOrDefault(other => other.Link("company") == company)?.Id ?? account;
    }

    private static void Method(Work work, long company, string name, long account, long journal) => SeedData.Add(
        work, "account.invoice.payment.method", ("name", name), ("company", company), ("journal", journal), ("debit_account", account), ("credit_account", account));
}
