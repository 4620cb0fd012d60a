using Retail.Connectors.Testing.Tryton.Records;
using Retail.Connectors.Testing.Tryton.Wire;

namespace Retail.Connectors.Testing.Tryton.Sales;

/// <summary>Decides on cancelled moves and invoices of a sale: made anew, or ignored for good.</summary>
internal static class ExceptionWizards
{
    public static object Shipment(Work work, Wizard wizard, string state, Record sale)
    {
        var lines = SaleFields.Lines(work, sale);
        var open = lines.SelectMany(line => work.Store["stock.move"].Holding("origin", line.Reference).Where(move => move.State == "cancelled"
            && !line.Ids("moves_recreated").Contains(move.Id) && !line.Ids("moves_ignored").Contains(move.Id))).ToList();
        if (state == "ask")
        {
            return Ask("sale.handle.shipment.exception.ask", 444, "moves", open);
        }

        var again = Chosen(wizard, "recreate_moves");
        foreach (var move in open.Where(move => Chosen(wizard, "domain_moves").Contains(move.Id)))
        {
            var line = work.Resolve(move.Text("origin"))!;
            Add(work, line, again.Contains(move.Id) ? "moves_recreated" : "moves_ignored", move.Id);
        }

        SaleProcess.Run(work, [sale]);
        return new WireFields();
    }

    public static object Invoice(Work work, Wizard wizard, string state, Record sale)
    {
        var settled = sale.Ids("invoices_recreated").Concat(sale.Ids("invoices_ignored")).ToHashSet();
        var open = SaleFields.Invoices(work, sale).Where(invoice => invoice.State == "cancelled" && !settled.Contains(invoice.Id)).ToList();
        if (state == "ask")
        {
            return Ask("sale.handle.invoice.exception.ask", 445, "invoices", open);
        }

        var again = Chosen(wizard, "recreate_invoices");
        foreach (var invoice in open.Where(invoice => Chosen(wizard, "domain_invoices").Contains(invoice.Id)))
        {
            Add(work, sale, again.Contains(invoice.Id) ? "invoices_recreated" : "invoices_ignored", invoice.Id);
        }

        SaleProcess.Run(work, [sale]);
        return new WireFields();
    }

    private static WireFields Ask(string model, long view, string what, List<Record> open)
    {
        var ids = open.Select(record => record.Id).ToArray();
        return WizardCalls.View(model, view, "ask", new() { ["recreate_" + what] = ids, ["domain_" + what] = ids }, "handle", "OK");
    }

    private static HashSet<long> Chosen(Wizard wizard, string name) =>
        wizard.Forms.GetValueOrDefault("ask")?.GetValueOrDefault(name) is List<object?> ids ? [.. ids.OfType<long>()] : [];

    private static void Add(Work work, Record record, string field, long id) => work.Set(record, field, record.Ids(field).Append(id).ToArray());
}
