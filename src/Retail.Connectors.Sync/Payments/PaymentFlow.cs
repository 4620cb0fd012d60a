using System.Collections.Immutable;
using NodaTime;
using Retail.Connectors.Amounts;
using Retail.Connectors.Changes;
using Retail.Connectors.Effects;
using Retail.Connectors.Invoices;
using Retail.Connectors.Mapping;
using Retail.Connectors.Orders;
using Retail.Connectors.Payments;
using Retail.Connectors.Pipelines.Flows;
using Retail.Connectors.Pipelines.Links;
using Retail.Connectors.Sync.Books;
using Retail.Connectors.Sync.Progress;

namespace Retail.Connectors.Sync.Payments;

/// <summary>Books each captured payment of an order once, on the order's invoice.</summary>
internal sealed class PaymentFlow(PaymentFlowOptions options) : IFlow<Order, PaymentFacts>
{
    private const string Verb = "pay";
    private const string PeriodClosed = "period-closed";

    /// <summary>Days that are closed for sales and taxes alone take payments.</summary>
    private readonly PostingCalendar _calendar = new(options.Zone, ["closed.books", "closed.for-good"]);

    public async ValueTask<PaymentFacts> GatherAsync(
        EntityRef source, Observed<Order>? observed, PlanContext context, ILookups lookups, CancellationToken cancellationToken)
    {
        var erp = context.Flow.To;
        var documents = context.Links.Where(link => link.Role == LinkRole.SalesOrder && link.Target.System == erp).Select(link => link.Target).Distinct().Count();
        if (observed is null || documents == 0 || CapturedPayment.Of(observed.Value, options).IsEmpty)
        {
            return PaymentFacts.None with { Documents = documents };
        }

        var invoices = ImmutableArray.CreateBuilder<LinkedInvoice>();
        foreach (var link in context.Links.Where(link => link.Role == LinkRole.Invoice && link.Target.System == erp))
        {
            if (await lookups.ReadAsync<Invoice>(link.Target, cancellationToken) is { Value.Stage: DocumentStage.Posted } invoice)
            {
                invoices.Add(new LinkedInvoice(link, invoice.Value));
            }
        }

        return invoices.Count == 0
            ? PaymentFacts.None with { Documents = documents, IsCancelled = await IsCancelledAsync(observed.Value, context, lookups, cancellationToken) }
            : new PaymentFacts(
                documents, invoices.DrainToImmutable(), await _calendar.GatherAsync(erp, observed.ReadAt, lookups, cancellationToken));
    }

    /// <summary>The shop alone does not decide: goods may have left, and the order may be invoiced all the same.</summary>
    private static async ValueTask<bool> IsCancelledAsync(Order order, PlanContext context, ILookups lookups, CancellationToken cancellationToken)
    {
        if (order.Lifecycle != OrderLifecycle.Cancelled || !lookups.Offers<IReader<SalesOrder>>(context.Flow.To))
        {
            return false;
        }

        foreach (var document in context.Links.Where(link => link.Role == LinkRole.SalesOrder && link.Target.System == context.Flow.To).Select(link => link.Target).Distinct())
        {
            if (await lookups.ReadAsync<SalesOrder>(document, cancellationToken) is { Value.Stage: not DocumentStage.Cancelled })
            {
                return false;
            }
        }

        return true;
    }

    public Plan Plan(EntityRef source, Observed<Order>? observed, PaymentFacts facts, PlanContext context)
    {
        if (observed is null)
        {
            return new Plan.Nothing("the shop does not have it");
        }

        var order = observed.Value;
        var captured = CapturedPayment.Of(order, options);
        if (facts.Documents == 0 || captured.IsEmpty)
        {
            return new Plan.Nothing(captured.IsEmpty ? "nothing was captured" : "the order is not in the ERP");
        }

        var posted = PostedParts.Read(context.Shadow?.Memo);
        if (PaymentParking.Contradiction(order, captured, posted) is { } contradiction)
        {
            return new Plan.Park(contradiction);
        }

        if (captured.All(payment => posted.Of(posted.IdOf(payment, captured)) >= payment.Amount.Amount))
        {
            return new Plan.Nothing("every payment is booked");
        }

        if (!context.Mappings.TryMap(MappingTables.PaymentMethod, context.Flow.From, context.Flow.To, order.PaymentMethod, out var method))
        {
            return new Plan.Park(PaymentParking.UnknownMethod(
                order, new MissingMapping(MappingTables.PaymentMethod, context.Flow.From, context.Flow.To, order.PaymentMethod)));
        }

        if (method.Length == 0)
        {
            return new Plan.Nothing($"payments by '{order.PaymentMethod}' are booked elsewhere");
        }

        return facts.Invoices.IsEmpty
            ? WithoutInvoice(order, captured, facts, context)
            : Book(observed, captured, posted, facts, method, context);
    }

    private Plan WithoutInvoice(Order order, ImmutableArray<CapturedPayment> captured, PaymentFacts facts, PlanContext context)
    {
        if (facts.IsCancelled)
        {
            return new Plan.Nothing("cancelled before it was invoiced: nothing is owed that the payment could settle");
        }

        if (order.Payment == PaymentState.Refunded)
        {
            return new Plan.Nothing("was given back before it was invoiced");
        }

        return context.Links.FirstOrDefault(link => link.Role == LinkRole.Invoice && link.Target.System == context.Flow.To) is { } unposted
            ? new Plan.Park(PaymentParking.InvoiceNotPosted(order, unposted))
            : new Plan.WaitFor(
                new LinkWait(order.Ref, LinkRole.Invoice, context.Flow.To), options.Patience, PaymentParking.NoInvoice(order, captured, options.Patience));
    }

    private Plan Book(
        Observed<Order> observed, ImmutableArray<CapturedPayment> captured, PostedParts posted, PaymentFacts facts, string method, PlanContext context)
    {
        var order = observed.Value;
        var ids = captured.Select(payment => posted.IdOf(payment, captured)).ToList();
        var byId = ids.Zip(captured).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
        var isAll = facts.Invoices.Length >= facts.Documents;
        var back = order.Transactions.Where(transaction => transaction.Kind == PaymentTransactionKind.Refund).Sum(transaction => transaction.Amount.Amount);
        var due = PaymentShares.Of([.. ids.Select(id => (id, byId[id].Amount.Amount))], facts.Invoices, isAll, back)
            .Where(part => !posted.Parts.Any(done => done.Payment == part.Payment && done.Invoice == part.Invoice)
                && posted.Of(part.Payment) < byId[part.Payment].Amount.Amount)
            .ToImmutableArray();
        if (due.IsEmpty)
        {
            var open = ids.First(id => posted.Of(id) < byId[id].Amount.Amount);
            return isAll
                ? new Plan.Park(PaymentParking.Changed(order, byId[open], new Money(posted.Of(open), byId[open].Amount.Currency)))
                : new Plan.Nothing("the rest waits for the order's other invoices");
        }

        var today = facts.Days.Of(observed.ReadAt);
        var commands = due.Where(part => part.Invoice != PostedPart.GivenBack).Select(part => Command(order, part, byId[part.Payment], facts, method, observed.ReadAt, context)).ToImmutableArray();
        var all = new PostedParts([.. posted.Parts, .. due]);
        return From(commands, 0, today, order.Ref, Rewriting.Content(commands.Select(command => command)), all.Write());
    }

    private PostPayment Command(
        Order order, PostedPart part, CapturedPayment payment, PaymentFacts facts, string method, Instant now, PlanContext context)
    {
        var source = new EntityRef(order.Ref.System, EntityKind.Payment, $"{order.Ref.Id}-{part.Payment}");
        var invoice = facts.Invoices.First(item => item.Value.Ref.Id == part.Invoice).Value;
        var day = facts.Days.Of(payment.At ?? now);
        return new PostPayment(
            EffectKey.For(source, Verb, context.Flow.To, facts.Invoices[0].Value.Ref == invoice.Ref ? string.Empty : invoice.Ref.Id),
            new Payment
            {
                Ref = source,
                Order = order.Ref,
                Amount = new Money(part.Amount, payment.Amount.Currency),
                Method = order.PaymentMethod,
                Reference = payment.Reference,
                At = payment.At,
            },
            invoice.Ref,
            method,
            options.Closed == ClosedPeriods.NextOpenDay ? facts.Days.FirstOpen(day) : day);
    }

    /// <summary>A day that was closed since it was asked for is moved to today, or to tomorrow if today is closed too, as the policy says.</summary>
    private Plan.Do From(ImmutableArray<PostPayment> payments, int first, LocalDate today, EntityRef order, Digest written, string memo) => new(
        [
            .. Enumerable.Range(first, payments.Length - first).Select(at => PlannedCommand.For(payments[at], LinkRole.Payment).LinkedAlsoFrom(order)
                .IfRefused(reason => reason.Code == PeriodClosed && options.Closed == ClosedPeriods.NextOpenDay
                    && PostingDays.Instead(payments[at].Date, today) is { } later
                    ? From(payments.SetItem(at, payments[at] with { Date = later }), at, today, order, written, memo)
                    : null)),
        ],
        written)
    {
        Memo = memo,
    };
}
