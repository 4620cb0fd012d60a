using System.Collections.Immutable;
using NodaTime;
using Retail.Connectors.Changes;
using Retail.Connectors.Mapping;
using Retail.Connectors.Orders;
using Retail.Connectors.Pipelines.Flows;
using Retail.Connectors.Pipelines.Links;
using Retail.Connectors.Refunds;
using Retail.Connectors.Sync.Customers;
using Retail.Connectors.Sync.Refunds;

namespace Retail.Connectors.Sync.Orders;

/// <summary>Brings each due order of a shop into an ERP, once, with the same money, and keeps its documents in line as long as the ERP allows.</summary>
internal sealed class OrderFlow : IFlow<Order, OrderFacts>
{
    private readonly OrderFlowOptions _options;
    private readonly OrderTargets _targets;
    private readonly Instant _from;
    private readonly ImmutableHashSet<OrderLifecycle> _due;

    public OrderFlow(OrderFlowOptions options, OrderTargets targets)
    {
        _options = options;
        _targets = targets;
        _from = Instant.FromDateTimeOffset(options.From
            ?? throw new InvalidOperationException("The order flow needs a cut-over: call From(…). Without it years of history would be submitted."));
        _due = [.. options.Due];
    }

    public async ValueTask<OrderFacts> GatherAsync(
        EntityRef source, Observed<Order>? observed, PlanContext context, ILookups lookups, CancellationToken cancellationToken)
    {
        // Of an order that was never submitted the engine itself looks for what was begun.
        if (context.Shadow?.Memo is null && Documents(context).IsEmpty)
        {
            return OrderFacts.None;
        }

        var facts = new OrderFacts(await lookups.OpenEffectsOfAsync(source, cancellationToken));
        if (observed is null || !observed.Value.Transactions.Any(transaction => transaction.Kind == PaymentTransactionKind.Refund))
        {
            return facts;
        }

        var reductions = ImmutableArray.CreateBuilder<Refund>();
        foreach (var part in MemoOf(observed.Value, context).Standing)
        {
            reductions.AddRange(await Reductions.OfAsync(new EntityRef(context.Flow.To, EntityKind.SalesOrder, part.Document), source.System, lookups, cancellationToken));
        }

        return facts with { Reductions = reductions.DrainToImmutable() };
    }

    public Plan Plan(EntityRef source, Observed<Order>? observed, OrderFacts facts, PlanContext context)
    {
        var order = observed is null ? null : _options.Hooks.Before(observed.Value);
        var memo = MemoOf(order, context);
        var standing = memo.Standing.Any();
        var desk = new OrderDesk(source, memo, facts, context, _options, _targets);
        if (order is null)
        {
            return !standing ? new Plan.Nothing("the shop does not have it")
                : _options.WhenGone == GoneOrders.Cancel && _targets.CanCancel ? desk.CancelAll("The order was deleted in the shop.")
                : new Plan.Park(OrderParking.GoneAfterSubmission(source, desk.Names()));
        }

        if (memo.Parts.IsEmpty && order.PlacedAt < _from)
        {
            return new Plan.Nothing("placed before the cut-over");
        }

        if (memo.Parts.IsEmpty && _options.Where?.Invoke(order) is false)
        {
            return new Plan.Nothing("not one of this flow's orders");
        }

        var missing = ImmutableArray.CreateBuilder<MissingMapping>();
        var lifecycle = OrderWords.LifecycleOf(order, context, missing);
        if (!standing)
        {
            return NotDue(order, lifecycle, missing.Count) is { } why ? new Plan.Nothing(why) : Bring(order, desk, memo, facts, context, missing);
        }

        if (missing.Count > 0)
        {
            return new Plan.Park(OrderParking.MissingMappings(order, missing.ToImmutable()));
        }

        if (lifecycle != OrderLifecycle.Cancelled || order.Payment == PaymentState.Refunded)
        {
            return Bring(order, desk, memo, facts, context, missing);
        }

        return _targets.CanCancel
            ? desk.CancelAll($"The order was cancelled in the shop ({order.SourceStatus}).", order)
            : new Plan.Park(OrderParking.CancelledAfterSubmission(order, desk.Names()));
    }

    private string? NotDue(Order order, OrderLifecycle lifecycle, int missing) => missing > 0 ? null
        : !_due.Contains(lifecycle) ? $"not due while {order.SourceStatus}"
        : order.Payment == PaymentState.Refunded ? "refunded in full before it was submitted"
        : order.Payment == PaymentState.Authorised && !_options.AuthorisedIsDue ? "not due before its payment is captured"
        : null;

    /// <summary>Makes the documents say what the order says. Shipping, paying or refunding it changes nothing here; what was sold, or where it goes, does.</summary>
    private Plan Bring(
        Order order, OrderDesk desk, OrderMemo memo, OrderFacts facts, PlanContext context, ImmutableArray<MissingMapping>.Builder missing)
    {
        if (order.Payment == PaymentState.Refunded && !memo.Standing.Any())
        {
            return new Plan.Nothing("refunded in full before it was submitted");
        }

        var codes = OrderWords.CodesOf(order, context, _options.PurchaseOrderAttribute, missing);
        var discrepancies = missing.Count > 0 ? [] : order.Verify();
        ImmutableArray<PlannedPart>? parts = null;
        if (missing.Count == 0 && discrepancies.IsEmpty)
        {
            var (routed, problem) = OrderRoute.Of(order, _options, _targets, context.Flow.To);
            if (problem is not null)
            {
                return new Plan.Park(problem);
            }

            var all = OrderSplit.Run(order, routed);
            discrepancies = [.. all.SelectMany(part => part.Order.Verify())];
            parts = [.. all.Where((_, i) => OrderRoute.IsOf(routed[i], context.Flow.To))];
        }

        // A document that stands needs nothing mapped and nothing proven as long as nothing changes.
        if (memo.Standing.Any() && (parts is { } now ? desk.IsUnchanged(now) : desk.IsUnchanged(order)))
        {
            return desk.Stands();
        }

        if (missing.Count > 0)
        {
            return new Plan.Park(OrderParking.MissingMappings(order, missing.ToImmutable()));
        }

        if (!discrepancies.IsEmpty)
        {
            return new Plan.Park(OrderParking.DoesNotAddUp(order, discrepancies));
        }

        if (memo.Standing.Any() && !_targets.CanAmend)
        {
            return new Plan.Park(OrderParking.ChangedAfterSubmission(order, desk.Names()));
        }

        // What refunds took off the document stays off it.
        if (memo.Standing.Any() && !facts.Reductions.IsEmpty && order.Payment != PaymentState.Refunded)
        {
            if (parts is not [var whole] || ReducedOrder.Of(whole.Order, facts.Reductions) is not { } left)
            {
                return new Plan.Park(OrderParking.ChangedAfterRefund(order, facts.Reductions, desk.Names()));
            }

            parts = [whole with { Order = left }];
        }

        return BuyerCustomer.Ensure(order, _options.Customers, context.Flow.To) is { } customer
            ? desk.Bring(order, parts ?? [], customer, _options.Hooks.After(order, codes))
            : new Plan.Park(OrderParking.GuestNotAllowed(order));
    }

    private static OrderMemo MemoOf(Order? order, PlanContext context)
    {
        if (context.Shadow?.Memo is { } memo)
        {
            return OrderMemo.Parse(memo);
        }

        // Documents that were made before the flow took notes, or linked by hand.
        return Documents(context) is [var document, ..]
            ? new OrderMemo([new OrderMemoPart(string.Empty, 1, 0, 0, OrderPartState.Open, ContentOf(order, context), document.Target.Id)])
            : OrderMemo.Nothing;
    }

    private static string ContentOf(Order? order, PlanContext context) =>
        order is not null && (context.Shadow?.Written is not { } written || written == order.CommercialDigest()) ? OrderMemo.ContentOf(order) : string.Empty;

    private static ImmutableArray<Link> Documents(PlanContext context) =>
        [.. context.Links.Where(link => link.Role == LinkRole.SalesOrder && link.Target.System == context.Flow.To)];
}
