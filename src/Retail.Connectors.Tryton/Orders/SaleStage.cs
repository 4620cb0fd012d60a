using Retail.Connectors.Effects;

namespace Retail.Connectors.Tryton.Orders;

/// <summary>How far a sale got.</summary>
internal static class SaleStage
{
    /// <summary>
    /// A quotation binds nobody. A sale in processing cannot be cancelled any more: one whose shipments and invoices were all
    /// cancelled and given up ends as done, with nothing left of any line, and counts as cancelled.
    /// </summary>
    public static DocumentStage Of(TrytonSale sale) => sale.State switch
    {
        "draft" or "quotation" => DocumentStage.Draft,
        "confirmed" or "processing" => DocumentStage.Confirmed,
        "done" => IsGivenUp(sale) ? DocumentStage.Cancelled : DocumentStage.Confirmed,
        _ => DocumentStage.Cancelled,
    };

    /// <summary>True if it got as far as the options want orders to be taken, or further.</summary>
    public static bool IsReached(TrytonSale sale, DocumentStage orderStage) =>
        Of(sale) != DocumentStage.Draft || (orderStage == DocumentStage.Draft && sale.State == "quotation");

    private static bool IsGivenUp(TrytonSale sale)
    {
        var lines = sale.Lines.Where(line => line.Type == "line" && line.Quantity is not (null or 0)).ToList();
        return lines.Count > 0 && lines.TrueForAll(line => line.ActualQuantity == 0);
    }
}
