using Retail.Connectors.Testing.Tryton.Records;
using Retail.Connectors.Testing.Tryton.Stock;

namespace Retail.Connectors.Testing.Tryton.Sales;

/// <summary>Brings sales that are confirmed to where their shipments and invoices are; makes what is missing of both.</summary>
internal static class SaleProcess
{
    public static void Run(Work work, IReadOnlyList<Record> sales)
    {
        foreach (var sale in sales.Where(sale => sale.State is "confirmed" or "processing" or "done"))
        {
            SaleInvoices.Create(work, sale);
            Set(work, sale, "invoice_state", InvoiceState(work, sale));
            SaleDeliveries.Create(work, sale, isReturn: true);
            if (SaleDeliveries.Create(work, sale, isReturn: false) is { } shipment)
            {
                ShipmentWorkflow.Wait(work, [shipment]);
            }

            Set(work, sale, "shipment_state", ShipmentState(work, sale));
            foreach (var line in SaleFields.Lines(work, sale).Where(line => line.Text("type") == "line"))
            {
                var actual = Actual(work, line);
                if (line["actual_quantity"] as double? != actual)
                {
                    work.Set(line, "actual_quantity", actual);
                }
            }

            Set(work, sale, "state", IsDone(work, sale) ? "done" : "processing");
        }
    }

    private static void Set(Work work, Record sale, string field, string value)
    {
        if (sale.Text(field) != value)
        {
            work.Set(sale, field, value);
        }
    }

    private static string InvoiceState(Work work, Record sale)
    {
        var settled = sale.Ids("invoices_ignored").Concat(sale.Ids("invoices_recreated")).ToHashSet();
        var invoices = SaleFields.Invoices(work, sale).Where(invoice => !settled.Contains(invoice.Id)).ToList();
        return invoices.Count == 0 ? "none"
            : invoices.Exists(invoice => invoice.State == "cancelled") ? "exception"
            : invoices.TrueForAll(invoice => invoice.State == "paid") ? "paid"
            : "waiting";
    }

    private static string ShipmentState(Work work, Record sale)
    {
        var lines = SaleFields.Lines(work, sale);
        return !SaleFields.Moves(work, sale).Any() ? "none"
            : lines.Any(line => SaleDeliveries.HasException(work, line)) ? "exception"
            : lines.All(line => SaleDeliveries.IsDone(work, line)) ? "sent"
            : "waiting";
    }

    private static bool IsDone(Work work, Record sale) => sale.Text("invoice_state") is "paid" or "none"
        && (sale.Text("shipment_state") is "sent" or "none" || SaleFields.Lines(work, sale).All(line => !SaleDeliveries.IsGoods(work, line)));

    private static double Actual(Work work, Record line)
    {
        var moved = work.Store["stock.move"].Holding("origin", line.Reference).Where(move => move.State != "cancelled").Sum(move => move.Number("quantity"));
        moved *= line.Number("quantity") < 0 ? -1 : 1;
        var invoiced = work.Store["account.invoice.line"].Holding("origin", line.Reference)
            .Where(row => work.Follow(row, "invoice")?.State != "cancelled").Sum(row => row.Number("quantity"));
        return Math.Abs(moved) >= Math.Abs(invoiced) ? moved : invoiced;
    }
}
