using System.Collections.Immutable;
using Retail.Connectors.Changes;
using Retail.Connectors.Effects;
using Retail.Connectors.Invoices;
using Retail.Connectors.Orders;
using Retail.Connectors.Pipelines.Flows;
using Retail.Connectors.Pipelines.Links;
using Retail.Connectors.Pipelines.Work;
using Retail.Connectors.Sync.Books;
using Retail.Connectors.Sync.Orders;
using Retail.Connectors.Sync.Refunds;

namespace Retail.Connectors.Sync.Invoices;

/// <summary>Posts the invoice over each order in the ERP, once, when its moment has come.</summary>
internal sealed class PostInvoiceFlow(PostInvoiceOptions options) : IFlow<Order, InvoicingFacts>
{
    private readonly PostingCalendar _calendar = new(options.Zone);

    public async ValueTask<InvoicingFacts> GatherAsync(
        EntityRef source, Observed<Order>? observed, PlanContext context, ILookups lookups, CancellationToken cancellationToken)
    {
        var erp = context.Flow.To;
        var links = context.Links.Where(link => link.Role == LinkRole.SalesOrder && link.Target.System == erp).ToList();
        var invoiced = context.Links.Where(link => link.Role == LinkRole.Invoice && link.Target.System == erp).ToList();
        if (observed is null || options.When == InvoiceMoment.Never || links.Count == 0)
        {
            return InvoicingFacts.None;
        }

        ImmutableArray<EffectKey> inDoubt = invoiced.Count == 0 ? [] :
        [
            .. (await lookups.OpenEffectsOfAsync(source, cancellationToken)).Select(effect => effect.Key)
                .Where(key => key.Verb == InvoicePlanner.Verb && key.Target == erp),
        ];
        if (links.Count == 1 && invoiced.Count > 0 && inDoubt.IsEmpty)
        {
            return InvoicingFacts.None;
        }

        var documents = ImmutableArray.CreateBuilder<OrderDocument>();
        foreach (var link in links)
        {
            if (await lookups.ReadAsync<SalesOrder>(link.Target, cancellationToken) is { } document)
            {
                documents.Add(new OrderDocument(link, document.Value, await Reductions.OfAsync(link.Target, source.System, lookups, cancellationToken)));
            }
        }

        var invoices = ImmutableArray.CreateBuilder<Invoice>();
        foreach (var link in invoiced)
        {
            if (await lookups.ReadAsync<Invoice>(link.Target, cancellationToken) is { } invoice)
            {
                invoices.Add(invoice.Value);
            }
        }

        var days = await _calendar.GatherAsync(erp, observed.ReadAt, lookups, cancellationToken);
        var submitted = await lookups.ShadowOfAsync(source, FlowNames.Orders(source.System, erp), cancellationToken);
        return new InvoicingFacts(documents.DrainToImmutable(), invoices.DrainToImmutable(), days)
        {
            Parts = SubmittedPart.Of(source, erp, submitted, context.Links),
            InDoubt = inDoubt,
        };
    }

    public Plan Plan(EntityRef source, Observed<Order>? observed, InvoicingFacts facts, PlanContext context)
    {
        if (observed is null)
        {
            return new Plan.Nothing("the shop does not have it");
        }

        if (facts.Documents.IsEmpty)
        {
            return new Plan.Nothing(context.Links.Any(link => link.Role == LinkRole.Invoice && link.Target.System == context.Flow.To)
                ? "is invoiced"
                : "nothing in the ERP to invoice");
        }

        var order = observed.Value;
        if ((order.Lifecycle == OrderLifecycle.Cancelled || order.Payment == PaymentState.Refunded) && !facts.Invoices.Any(facts.IsInDoubt))
        {
            return new Plan.Nothing("was called off before it was invoiced");
        }

        var planned = new InvoicePlanner(options, observed, facts, context).Plan();
        if (planned.Park is { } park)
        {
            return new Plan.Park(park);
        }

        if (planned.Commands.IsEmpty)
        {
            return planned.Wait ?? (Plan)new Plan.Nothing(planned.Reason);
        }

        // What waits is looked at again at once, and waits then.
        ImmutableArray<WorkKey> again = planned.Wait is null ? [] : [new WorkKey(context.Flow.Name, source)];
        return InvoiceCommands.Do(planned, options, facts.Days.Of(observed.ReadAt)) with
        {
            Wakes = [new WorkKey(FlowNames.Payments(context.Flow.From, context.Flow.To), source), .. again],
        };
    }
}
