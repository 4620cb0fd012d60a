using System.Globalization;
using Retail.Connectors.Testing.Tryton.Records;

namespace Retail.Connectors.Testing.Tryton.Accounting;

/// <summary>Numbers of invoices and credit notes, each with a sequence per year.</summary>
internal static class InvoiceNumbers
{
    /// <exception cref="RpcError">An invoice of a later date is numbered already: customers' numbers follow the dates.</exception>
    public static string Next(Work work, Record invoice, DateOnly date)
    {
        var type = invoice.Text("type");
        var sequence = (type, InvoiceFields.Untaxed(work, invoice) < 0) switch
        {
            ("in", true) => "EG",
            ("in", false) => "ER",
            (_, true) => "GS",
            _ => "RE",
        } + date.Year.ToString(CultureInfo.InvariantCulture);
        var later = type == "out"
            ? work.Store["account.invoice"].Records.FirstOrDefault(other =>
                other.Day("invoice_date") > date && other.Id != invoice.Id && other.Text("number")?.StartsWith(sequence + "-", StringComparison.Ordinal) == true)
            : null;
        if (later is not null)
        {
            throw RpcError.User(
                $"To number the invoice \"{work.Read(invoice, "rec_name")}\", you must set an accounting date after \"{date.ToString("MM/dd/yyyy", CultureInfo.InvariantCulture)}\" "
                + $"because the sequence \"{sequence}\" has already been used for invoice \"{work.Read(later, "rec_name")}\".");
        }

        return $"{sequence}-{work.Store.Next(sequence).ToString("D5", CultureInfo.InvariantCulture)}";
    }
}
