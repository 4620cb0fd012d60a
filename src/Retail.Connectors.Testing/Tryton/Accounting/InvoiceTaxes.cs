using Retail.Connectors.Testing.Tryton.Records;

namespace Retail.Connectors.Testing.Tryton.Accounting;

/// <summary>Keeps the tax rows of a draft in step with its lines; it happens on a write or on posting, not on create.</summary>
internal static class InvoiceTaxes
{
    public static void Update(Work work, Record invoice)
    {
        var digits = TaxEngine.Digits(work.Follow(invoice, "currency"));
        var date = invoice.Day("accounting_date") ?? invoice.Day("invoice_date") ?? work.Today;
        var lines = work.Rows(invoice, "lines").Where(line => line.Text("type") == "line").Select(line =>
            new TaxableLine(line.Ids("taxes"), line.Money("unit_price"), line.Number("quantity"), line.Day("taxes_date")));
        var wanted = TaxEngine.Compute(work, lines, date, digits);
        var rows = work.Rows(invoice, "taxes").Where(row => row["manual"] is not true).ToList();
        foreach (var tax in wanted)
        {
            var row = rows.Find(row => row.Link("tax") == tax.Tax && row.Link("account") == tax.Account && row.Money("base") < 0 == tax.IsCredit);
            if (row is null)
            {
                work.Insert("account.invoice.tax", new()
                {
                    ["invoice"] = invoice.Id, ["tax"] = tax.Tax, ["account"] = tax.Account, ["description"] = tax.Description,
                    ["base"] = tax.Base, ["amount"] = tax.Amount, ["manual"] = false,
                });
                continue;
            }

            rows.Remove(row);
            if (row.Money("base") != tax.Base)
            {
                work.Set(row, "base", tax.Base);
                work.Set(row, "amount", tax.Amount);
            }
        }

        foreach (var row in rows)
        {
            row.Table.Remove(row);
        }
    }
}
