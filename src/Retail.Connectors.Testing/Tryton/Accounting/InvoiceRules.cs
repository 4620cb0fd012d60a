using Retail.Connectors.Testing.Tryton.Records;

namespace Retail.Connectors.Testing.Tryton.Accounting;

/// <summary>What may not be changed any more on an invoice.</summary>
internal static class InvoiceRules
{
    private static readonly HashSet<string> Free = new(StringComparer.Ordinal)
    {
        "state", "payment_lines", "move", "cancel_move", "invoice_report_cache", "invoice_report_format", "lines",
    };

    public static void CheckModify(Work work, Record invoice, IEnumerable<string> names)
    {
        var changed = names.ToList();
        if (invoice.State is "posted" or "paid" or "cancelled" && (changed.Count == 0 || changed.Exists(name => !Free.Contains(name))))
        {
            throw RpcError.User($"You cannot modify invoice \"{work.Read(invoice, "rec_name")}\" because it is posted, paid or cancelled.");
        }
    }
}
