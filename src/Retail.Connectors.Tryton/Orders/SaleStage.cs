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

    private static bool IsGivenUp(TrytonSale sale)
    {
        var lines = sale.Lines.Where(line => line.Type == "line" && line.Quantity is not (null or 0)).ToList();
        return lines.Count > 0 && lines.TrueForAll(line => line.ActualQuantity == 0);
    }
}
