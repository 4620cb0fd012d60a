using Retail.Connectors.Testing.Tryton.Accounting;
using Retail.Connectors.Testing.Tryton.Records;

namespace Retail.Connectors.Testing.Tryton.Sales;

/// <summary>Makes the draft invoice of a sale for what no invoice stands for yet.</summary>
internal static class SaleInvoices
{
    public static void Create(Work work, Record sale)
    {
        var lines = SaleFields.Lines(work, sale).Select(line => (Line: line, Quantity: Left(work, sale, line)))
            .Where(pair => pair.Quantity != 0).ToList();
        if (lines.Count == 0)
        {
            return;
        }

        var party = work.Follow(sale, "invoice_party") ?? work.Follow(sale, "party")!;
        var invoice = work.Insert("account.invoice", new()
        {
            ["company"] = sale.Link("company"), ["type"] = "out", ["party"] = party.Id, ["invoice_address"] = sale.Link("invoice_address"),
            ["currency"] = sale.Link("currency"), ["account"] = SeedAccounts.In(work, party.Link("account_receivable") ?? SeedIds.ReceivableAccount, sale.Link("company")),
            ["payment_term"] = sale.Link("payment_term"), ["journal"] = SeedIds.RevenueJournal,
        });
        foreach (var (line, quantity) in lines)
        {
            work.Insert("account.invoice.line", new()
            {
                ["invoice"] = invoice.Id, ["company"] = sale.Link("company"), ["currency"] = sale.Link("currency"), ["type"] = "line", ["origin"] = line.Reference,
                ["product"] = line.Link("product"), ["quantity"] = quantity, ["unit"] = line.Link("unit"), ["unit_price"] = line["unit_price"],
                ["taxes"] = line.Ids("taxes"), ["description"] = line.Text("description"), ["note"] = line.Text("note"),
                ["account"] = SeedAccounts.In(work, Revenue(work, line), sale.Link("company")), ["sequence"] = line["sequence"], ["party"] = null,
            });
        }

        InvoiceTaxes.Update(work, invoice);
    }

    private static double Left(Work work, Record sale, Record line)
    {
        if (line.Text("type") != "line" || sale.Text("invoice_method") == "manual")
        {
            return 0;
        }

        var recreated = sale.Ids("invoices_recreated");
        var wanted = sale.Text("invoice_method") == "shipment" && SaleDeliveries.IsGoods(work, line)
            ? work.Store["stock.move"].Holding("origin", line.Reference).Where(move => move.State == "done").Sum(move => move.Number("quantity"))
                * Math.Sign(line.Number("quantity"))
            : line.Number("quantity");
        return wanted - work.Store["account.invoice.line"].Holding("origin", line.Reference)
            .Where(row => row.Link("invoice") is not { } invoice || !recreated.Contains(invoice)).Sum(row => row.Number("quantity"));
    }

    private static long Revenue(Work work, Record line)
    {
        var template = work.Follow(work.Follow(line, "product"), "template");
        if (template is not null && template.Link("account_category") is null)
        {
            throw RpcError.User(
                $"To invoice product \"{work.Read(work.Follow(line, "product")!, "rec_name")}\", you must set an account category with a revenue account.");
        }

        return work.Follow(template, "account_category")?.Link("account_revenue") ?? SeedIds.RevenueAccount;
    }
}
