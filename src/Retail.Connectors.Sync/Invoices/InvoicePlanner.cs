using System.Collections.Immutable;
using NodaTime;
using Retail.Connectors.Changes;
using Retail.Connectors.Effects;
using Retail.Connectors.Invoices;
using Retail.Connectors.Mapping;
using Retail.Connectors.Orders;
using Retail.Connectors.Pipelines.Flows;
using Retail.Connectors.Pipelines.Links;
using Retail.Connectors.Pipelines.Parking;
using Retail.Connectors.Sync.Books;

namespace Retail.Connectors.Sync.Invoices;

/// <summary>Goes through an order's sales orders and says of each whether it is invoiced now.</summary>
internal sealed class InvoicePlanner(PostInvoiceOptions options, Observed<Order> observed, InvoicingFacts facts, PlanContext context)
{
    private const string Verb = "invoice";

    /// <summary>An amendment in the shop is on its way to the ERP.</summary>
    private static readonly Duration Patience = Duration.FromMinutes(30);

    private readonly Order _order = observed.Value;

    /// <summary>An order that was cancelled and submitted anew has documents that count no more.</summary>
    private readonly ImmutableArray<OrderDocument> _standing =
        [.. facts.Documents.Where(document => document.Value.Stage != DocumentStage.Cancelled)];

    public PlannedInvoices Plan()
    {
        var commands = ImmutableArray.CreateBuilder<PlannedInvoice>();
        Plan.WaitFor? wait = null;
        var reason = _standing.IsEmpty ? "its sales order is cancelled" : "is invoiced";
        foreach (var document in _standing.Where(document => !facts.Invoices.Any(invoice => invoice.SalesOrders.Contains(document.Value.Ref))))
        {
            if (NotYet(document.Value) is { } later)
            {
                reason = later;
                continue;
            }

            if (SubmissionOf(document.Value) is not { } submitted)
            {
                return new PlannedInvoices([], null, InvoiceParking.UnknownSubmission(_order, document.Value), reason);
            }

            if (InvoiceTotals.SharesLines(_order, document, _standing))
            {
                return new PlannedInvoices([], null, InvoiceParking.SharedLines(_order, document.Value), reason);
            }

            var totals = InvoiceTotals.Of(_order, document, _standing);
            if (totals.Grand != document.Value.Totals.Grand)
            {
                wait = new Plan.WaitFor(
                    new LinkWait(document.Value.Ref, LinkRole.Invoice, context.Flow.From), Patience, InvoiceParking.OrderDiffers(_order, document.Value, totals));
                continue;
            }

            commands.Add(new PlannedInvoice(Command(document, submitted, totals), document.Value));
        }

        var missing = commands.Count > 0 ? Missing() : [];
        return missing.IsEmpty
            ? new PlannedInvoices(commands.DrainToImmutable(), wait, null, reason)
            : new PlannedInvoices([], null, InvoiceParking.MissingMappings(_order, missing), reason);
    }

    /// <summary>The effect that made a sales order; null if it was not made by submitting this order.</summary>
    private EffectKey? SubmissionOf(SalesOrder document)
    {
        if (facts.Parts.FirstOrDefault(part => part.Document == document.Ref) is { } part)
        {
            return part.Submitted;
        }

        var only = EffectKey.For(_order.Ref, SubmitOrder.Verb, document.Ref.System);
        return only.ShortForm() == document.Key ? only : null;
    }

    /// <summary>Why a sales order is not invoiced yet; null if it is time.</summary>
    private string? NotYet(SalesOrder document) => document.Stage switch
    {
        DocumentStage.None or DocumentStage.Draft => $"{document.Number} is not confirmed",
        _ => options.When switch
        {
            InvoiceMoment.Confirmed => null,
            InvoiceMoment.Paid => _order.Payment is PaymentState.Paid or PaymentState.PartlyRefunded ? null : "not paid yet",
            _ => document.Fulfilment is FulfilmentState.Full or FulfilmentState.Returned || _order.Lifecycle == OrderLifecycle.Closed
                ? null
                : $"{document.Number} is not shipped in full",
        },
    };

    private PostInvoice Command(OrderDocument document, EffectKey submitted, Documents.DocumentTotals totals) => new()
    {
        // Named as the sales order is: one invoice for each.
        Key = EffectKey.For(_order.Ref, Verb, context.Flow.To, submitted.Part, submitted.Generation),
        Document = document.Value.Ref,
        Submitted = submitted,
        Date = DayOf(),
        Totals = totals,
        Codes = new OrderCodes
        {
            PaymentMethod = string.Empty,
            Taxes = _order.Taxes
                .Select(rate => (rate.RateId, Tax: TaxOf(rate.RateId)))
                .Where(pair => pair.Tax is not null)
                .ToImmutableSortedDictionary(pair => pair.RateId, pair => pair.Tax!, StringComparer.Ordinal),
        },
    };

    private LocalDate DayOf()
    {
        var paid = _order.Transactions
            .Where(transaction => transaction.Kind == PaymentTransactionKind.Capture)
            .Max(transaction => transaction.At);
        var day = facts.Days.Of(options.Day == InvoiceDay.Payment ? paid ?? observed.ReadAt : observed.ReadAt);
        return options.Closed == ClosedPeriods.NextOpenDay ? facts.Days.FirstOpen(day) : day;
    }

    private ImmutableArray<MissingMapping> Missing() =>
    [
        .. _order.Taxes.Where(rate => TaxOf(rate.RateId) is null)
            .Select(rate => new MissingMapping(MappingTables.Tax, context.Flow.From, context.Flow.To, rate.RateId)),
    ];

    private string? TaxOf(string rate) =>
        context.Mappings.TryMap(MappingTables.Tax, context.Flow.From, context.Flow.To, rate, out var tax) ? tax : null;
}

/// <summary>An invoice to post, and the sales order that it is over.</summary>
/// <param name="Command">The command.</param>
/// <param name="Document">The sales order.</param>
internal sealed record PlannedInvoice(PostInvoice Command, SalesOrder Document);

/// <summary>What came of an order's sales orders.</summary>
/// <param name="Commands">Invoices to post.</param>
/// <param name="Wait">What one of them waits for; null if none waits.</param>
/// <param name="Park">Why a person is needed; null if nobody is.</param>
/// <param name="Reason">Why there is nothing to do, if there is nothing.</param>
internal sealed record PlannedInvoices(ImmutableArray<PlannedInvoice> Commands, Plan.WaitFor? Wait, ParkReason? Park, string Reason);
