using System.Collections.Immutable;
using NodaTime;
using Retail.Connectors.Pipelines.Flows;
using Retail.Connectors.Pipelines.Links;
using Retail.Connectors.Sync.Books;
using Retail.Connectors.Sync.Progress;

namespace Retail.Connectors.Sync.Invoices;

/// <summary>Makes a plan of invoices, with what happens instead if the ERP refuses one.</summary>
internal static class InvoiceCommands
{
    private const string PeriodClosed = "period-closed";
    private const string NothingToInvoice = "nothing-to-invoice";

    /// <param name="planned">The invoices.</param>
    /// <param name="options">The policy for closed periods.</param>
    /// <param name="today">The day in the company's time zone: on it or the next books are open, whatever was closed meanwhile.</param>
    public static Plan.Do Do(PlannedInvoices planned, PostInvoiceOptions options, LocalDate today) =>
        From(planned.Commands, 0, options, today, Rewriting.Content(planned.Commands.Select(invoice => invoice.Command)));

    private static Plan.Do From(ImmutableArray<PlannedInvoice> invoices, int first, PostInvoiceOptions options, LocalDate today, Digest written) =>
        new([.. Enumerable.Range(first, invoices.Length - first).Select(at => Command(invoices, at, options, today, written))], written);

    private static PlannedCommand Command(
        ImmutableArray<PlannedInvoice> invoices, int at, PostInvoiceOptions options, LocalDate today, Digest written)
    {
        var invoice = invoices[at];
        return PlannedCommand.For(invoice.Command, LinkRole.Invoice).IfRefused(reason => reason.Code switch
        {
            PeriodClosed when options.Closed == ClosedPeriods.NextOpenDay && PostingDays.Instead(invoice.Command.Date, today) is { } later =>
                From(invoices.SetItem(at, invoice with { Command = invoice.Command with { Date = later } }), at, options, today, written),

            // Somebody was faster: the invoice is linked when the ERP tells of it.
            NothingToInvoice when invoice.Document.Lines.All(line => line.Invoiced >= line.Quantity) =>
                From(invoices, at + 1, options, today, written),
            _ => null,
        });
    }
}
