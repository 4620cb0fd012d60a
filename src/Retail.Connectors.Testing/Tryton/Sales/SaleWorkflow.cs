using System.Globalization;
using Retail.Connectors.Testing.Tryton.Records;

namespace Retail.Connectors.Testing.Tryton.Sales;

/// <summary>The buttons of a sale. Where a button does not apply, nothing happens.</summary>
internal static class SaleWorkflow
{
    public static void Quote(Work work, IReadOnlyList<Record> sales)
    {
        foreach (var sale in sales.Where(sale => sale.State == "draft"))
        {
            Check(work, sale);
            if (sale.Text("number") is null)
            {
                work.Set(sale, "number", work.Store.Next("sale.sale").ToString(CultureInfo.InvariantCulture));
            }

            work.Set(sale, "state", "quotation");
        }
    }

    public static void Confirm(Work work, IReadOnlyList<Record> sales)
    {
        var confirmed = sales.Where(sale => sale.State == "quotation").ToList();
        foreach (var sale in confirmed)
        {
            if (sale.Day("sale_date") is null)
            {
                work.Set(sale, "sale_date", work.Today);
            }

            work.Set(sale, "state", "confirmed");
        }

        SaleProcess.Run(work, confirmed);
    }

    public static void Draft(Work work, IReadOnlyList<Record> sales)
    {
        foreach (var sale in sales.Where(sale => sale.State is "quotation" or "cancelled" or "confirmed"))
        {
            work.Set(sale, "state", "draft");
        }
    }

    public static void Cancel(Work work, IReadOnlyList<Record> sales)
    {
        foreach (var sale in sales.Where(sale => sale.State is "draft" or "quotation"))
        {
            work.Set(sale, "state", "cancelled");
        }
    }

    private static void Check(Work work, Record sale)
    {
        var name = work.Read(sale, "rec_name");
        if (sale.Link("invoice_address") is null)
        {
            throw RpcError.User($"To get a quote for sale \"{name}\" you must enter an invoice address.");
        }

        if (sale.Link("shipment_address") is null)
        {
            throw RpcError.User($"To get a quote for sale \"{name}\" you must enter a shipment address.");
        }

        if (sale.Link("warehouse") is null && SaleFields.Lines(work, sale).Any(line => SaleDeliveries.IsGoods(work, line)))
        {
            throw RpcError.User($"To get a quote for sale \"{name}\" you must enter a warehouse.");
        }
    }
}
