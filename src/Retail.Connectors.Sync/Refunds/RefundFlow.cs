using System.Collections.Immutable;
using NodaTime;
using Retail.Connectors.Amounts;
using Retail.Connectors.Changes;
using Retail.Connectors.Effects;
using Retail.Connectors.Orders;
using Retail.Connectors.Pipelines.Flows;
using Retail.Connectors.Pipelines.Links;
using Retail.Connectors.Refunds;
using Retail.Connectors.Sync.Returns;

namespace Retail.Connectors.Sync.Refunds;

/// <summary>Answers each refund of a shop in an ERP, once: money by a credit note, goods by a receipt, apart from each other.</summary>
internal sealed class RefundFlow(RefundFlowOptions options) : IFlow<Refund, RefundFacts>
{
    /// <summary>The flow of orders has the same news; only a long backlog lets it come later than this.</summary>
    private static readonly Duration UntilOrderIsSeen = Duration.FromHours(1);

    private readonly Instant? _from = options.From is { } from ? Instant.FromDateTimeOffset(from) : null;
    private readonly Duration _patience = Duration.FromTimeSpan(options.Patience);
    private readonly DateTimeZone _zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(options.TimeZone)
        ?? throw new InvalidOperationException($"'{options.TimeZone}' is no time zone: give TimeZone(…) a name of the tz database, for example America/New_York.");

    public ValueTask<RefundFacts> GatherAsync(
        EntityRef source, Observed<Refund>? observed, PlanContext context, ILookups lookups, CancellationToken cancellationToken)
    {
        var gathering = new RefundGathering(context, lookups);
        return observed is null ? gathering.OfGoneAsync(cancellationToken)
            : observed.Value.Key.Length > 0 ? default
            : gathering.OfAsync(observed.Value, cancellationToken);
    }

    public Plan Plan(EntityRef source, Observed<Refund>? observed, RefundFacts facts, PlanContext context)
    {
        if (observed is null)
        {
            return Gone(source, facts, context);
        }

        var refund = observed.Value;
        if (refund.Key.Length > 0)
        {
            return new Plan.Nothing("recorded because of a credit note");
        }

        if (context.Shadow?.Written is { } written && written != RefundKeys.Content(refund, isWhole: false))
        {
            return written == RefundKeys.Content(refund) ? new Plan.Nothing("answered") : new Plan.Park(RefundParking.Changed(refund));
        }

        if (refund.Amount.Amount == 0 && refund.Lines.All(line => line.Quantity == 0))
        {
            return new Plan.Nothing("gives nothing back");
        }

        if (facts.Order is not { } order)
        {
            return new Plan.Park(RefundParking.NoOrder(refund));
        }

        if (order.PlacedAt < _from)
        {
            return new Plan.Nothing("its order was placed before the cut-over");
        }

        return Decide(observed, order, facts, context);
    }

    private Plan Decide(Observed<Refund> observed, Order order, RefundFacts facts, PlanContext context)
    {
        var refund = observed.Value;
        var orphaned = facts.Orphans.Aggregate(Money.Zero(order.Currency.Currency), static (sum, credit) => sum + credit.Totals.Grand);
        var isCredited = context.Links.Any(link => link.Role == LinkRole.CreditNote && link.Target.System == context.Flow.To);
        var budget = RefundBudget.Of(order, facts.Others.Add(new KnownRefund(refund, isCredited)), orphaned);
        if (budget.Excess.Any(other => other.Ref == refund.Ref))
        {
            return new Plan.Park(RefundParking.OverRefunded(order, refund, budget, facts));
        }

        if (facts.Documents.IsEmpty)
        {
            return BeforeSubmission(order, refund, budget, facts, context);
        }

        var commands = new RefundCommands(options, _zone, context, order, observed, facts);
        if (facts.IsReductionOpen && facts.Documents is [var begun] && Stands(order, refund, budget, facts, begun) is { } taken)
        {
            return commands.Reduce(begun, taken);
        }

        return facts.Invoices.IsEmpty
            ? BeforeInvoice(order, refund, budget, facts, context, commands)
            : AfterInvoice(order, refund, budget, facts, isCredited, commands);
    }

    /// <summary>
    /// What the sales order was reduced to although nobody noted it; null if it was not. Goods may have left since, or an invoice may have
    /// been made by hand: a credit on top would give the money back twice.
    /// </summary>
    private static Order? Stands(Order order, Refund refund, RefundBudget budget, RefundFacts facts, DocumentFact document)
    {
        ImmutableArray<Refund> taken = [.. facts.Others.Where(other => other.IsTakenOff).Select(other => other.Refund), refund];
        return new[] { ReducedOrder.Of(order, taken), ReducedOrder.Of(order, budget.Granted) }
            .FirstOrDefault(reduced => reduced is not null && reduced.Totals.Grand != order.Totals.Grand && document.Document?.Totals.Grand == reduced.Totals.Grand);
    }

    /// <summary>An order that is given back in full before it was submitted never goes to the ERP.</summary>
    private Plan BeforeSubmission(Order order, Refund refund, RefundBudget budget, RefundFacts facts, PlanContext context)
    {
        var isWhole = order.Payment == PaymentState.Refunded || budget.IsWhole(order);
        return isWhole && facts.IsOrderSeen
            ? new Plan.Nothing("its order was refunded in full before it was submitted")
            : new Plan.WaitFor(
                new LinkWait(order.Ref, LinkRole.SalesOrder, context.Flow.To), isWhole ? UntilOrderIsSeen : _patience, RefundParking.NotSubmitted(order, refund));
    }

    private Plan BeforeInvoice(
        Order order, Refund refund, RefundBudget budget, RefundFacts facts, PlanContext context, RefundCommands commands)
    {
        var isWhole = budget.IsWhole(order);
        if (facts.Documents.All(document => document.Document?.Stage == DocumentStage.Cancelled))
        {
            return isWhole || order.Lifecycle == OrderLifecycle.Cancelled
                ? new Plan.Nothing("the sales order is cancelled: nothing was invoiced, and nothing is to be credited")
                : new Plan.Park(RefundParking.DocumentCancelled(order, refund, facts.Documents[0].Link));
        }

        var isDelivered = facts.Documents.Any(document => document.IsDelivered);
        if (isWhole && !isDelivered)
        {
            return commands.Cancel();
        }

        if (options.BeforeInvoice == Refunds.BeforeInvoice.Reduce && !isDelivered && facts.Documents is [var only]
            && ReducedOrder.Of(order, budget.Granted) is { } reduced)
        {
            // One after the other, by id: the amendment that comes last has to hold all of them.
            var before = facts.Others.Where(other => !other.IsSettled && budget.Granted.Contains(other.Refund)
                && KnownRefund.ById.Compare(other.Refund.Ref.Id, refund.Ref.Id) < 0).Select(other => other.Refund).FirstOrDefault();
            return before is null
                ? commands.Reduce(only, reduced)
                : new Plan.WaitFor(new LinkWait(before.Ref, LinkRole.SalesOrder, context.Flow.To), _patience, RefundParking.NotInvoiced(order, refund, only.Link));
        }

        // Whoever waits for a link that is there waits for nothing.
        return facts.FormerInvoices.IsEmpty
            ? new Plan.WaitFor(
                new LinkWait(order.Ref, LinkRole.Invoice, context.Flow.To), _patience, RefundParking.NotInvoiced(order, refund, facts.Documents[0].Link))
            : new Plan.Park(RefundParking.InvoiceCancelled(order, refund, facts.FormerInvoices));
    }

    private Plan AfterInvoice(Order order, Refund refund, RefundBudget budget, RefundFacts facts, bool isCredited, RefundCommands commands)
    {
        var balance = new OrderBalance(order);
        var earlier = budget.Granted.Where(other => KnownRefund.ById.Compare(other.Ref.Id, refund.Ref.Id) < 0).OrderBy(other => other.Ref.Id, KnownRefund.ById);
        var lines = earlier.Append(refund).Select(balance.Take).ToList();
        var isMoneyDone = refund.Amount.Amount == 0 || (isCredited && facts.Invoices.Length == 1);
        ImmutableArray<CreditShare> shares = [];
        if (!isMoneyDone)
        {
            if (CreditShare.Of(lines, facts, order.Currency) is not { } found)
            {
                return new Plan.Park(RefundParking.BeyondInvoices(order, refund, facts.Invoices));
            }

            shares = found;
        }

        return commands.Answer(shares, ReturnedGoods.Of(order, refund, facts, options));
    }

    private static Plan Gone(EntityRef source, RefundFacts facts, PlanContext context)
    {
        var answers = context.Links.Where(link => link.Target.System == context.Flow.To && link.Role != LinkRole.Return).ToList();
        return answers.Count == 0 ? new Plan.Nothing("the shop does not have it")
            : facts.AreCreditsCancelled ? new Plan.Nothing("deleted, and its credit note is cancelled")
            : new Plan.Park(RefundParking.Deleted(source, context.Links.Where(link => link.Target.System == context.Flow.To)));
    }
}
