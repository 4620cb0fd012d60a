using System.Globalization;
using Retail.Connectors.Testing.Tryton.Records;

namespace Retail.Connectors.Testing.Tryton.Accounting;

/// <summary>When an invoice has to be paid.</summary>
internal static class PaymentTerms
{
    private const int Fortnight = 14;

    /// <summary>An invoice to a customer that is overdue when it is posted is asked about.</summary>
    /// <exception cref="RpcError">The user has not answered it.</exception>
    public static void Check(Work work, Record invoice, DateOnly date)
    {
        if (invoice.Text("type") != "out" || work.Follow(invoice, "payment_term") is not { } term)
        {
            return;
        }

        var due = date.AddDays(term.Text("name") == "14 Tage" ? Fortnight : 0);
        if (due < work.Today)
        {
            Warnings.Ask(
                work, string.Create(CultureInfo.InvariantCulture, $"invoice_payment_term_{invoice.Id}"),
                $"The invoice \"{work.Read(invoice, "rec_name")}\" generates a payment date \"{due.ToString("MM/dd/yyyy", CultureInfo.InvariantCulture)}\" in the past.");
        }
    }
}
