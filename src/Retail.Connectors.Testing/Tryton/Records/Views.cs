using Retail.Connectors.Testing.Tryton.Accounting;
using Retail.Connectors.Testing.Tryton.Sales;

namespace Retail.Connectors.Testing.Tryton.Records;

/// <summary>Pictures of records for tests.</summary>
internal static class Views
{
    public static TrytonSale Sale(Work work, Record sale) => new(
        sale.Id, sale.Text("number"), sale.State, sale.Text("shipment_state") ?? "", sale.Text("invoice_state") ?? "", sale.Text("web_id"), sale.Text("reference"),
        work.Follow(sale, "party")?.Text("code"), sale.Link("company") ?? 0, Currency(work, sale),
        SaleFields.Untaxed(work, sale), SaleFields.Tax(work, sale), SaleFields.Untaxed(work, sale) + SaleFields.Tax(work, sale),
        [.. SaleFields.Taxes(work, sale).Select(tax => new TrytonTaxAmount(tax.Tax, work.Get("account.tax", tax.Tax).Text("name") ?? "", tax.Base, tax.Amount))],
        [.. work.Rows(sale, "lines").Select(line => Line(work, line))],
        (IReadOnlyList<long>)work.Read(sale, "shipments")!, (IReadOnlyList<long>)work.Read(sale, "invoices")!);

    public static TrytonInvoice Invoice(Work work, Record invoice) => new(
        invoice.Id, invoice.Text("number"), invoice.State, invoice.Text("reference"), work.Follow(invoice, "party")?.Text("code"), invoice.Link("company") ?? 0,
        Currency(work, invoice), InvoiceFields.Untaxed(work, invoice), InvoiceFields.Tax(work, invoice),
        InvoiceFields.Untaxed(work, invoice) + InvoiceFields.Tax(work, invoice), InvoiceFields.ToPay(work, invoice),
        [.. work.Rows(invoice, "taxes").Select(row => new TrytonTaxAmount(
            row.Link("tax") ?? 0, work.Follow(row, "tax")?.Text("name") ?? "", row.Money("base"), row.Money("amount")))],
        [.. work.Rows(invoice, "lines").Select(line => Line(work, line))],
        (IReadOnlyList<long>)work.Read(invoice, "sales")!,
        [.. invoice.Ids("payment_lines").Select(id => work.Follow(work.Store["account.move.line"].Find(id), "move")?.Text("description"))]);

    public static TrytonParty Party(Work work, Record party) => new(
        party.Id, party.Text("code") ?? "", party.Text("name"), party["active"] is true,
        [.. work.Rows(party, "addresses").Select(address => (string)work.Read(address, "rec_name")!)],
        work.Read(party, "email") is string { Length: > 0 } email ? email : null, work.Follow(party, "tax_identifier")?.Text("code"));

    private static TrytonSaleLine Line(Work work, Record line) => new(
        line.Id, work.Follow(line, "product")?.Text("code"), line.Text("description"), line.Text("note"), line.Number("quantity"), line.Money("unit_price"),
        work.Read(line, "amount") as decimal? ?? 0m, line.Ids("taxes"));

    private static string Currency(Work work, Record document) => work.Follow(document, "currency")?.Text("code") ?? "";
}
