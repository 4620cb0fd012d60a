using Retail.Connectors.Changes;
using Retail.Connectors.Effects;
using Retail.Connectors.Invoices;
using Retail.Connectors.Pipelines.Flows;
using Retail.Connectors.Pipelines.Links;
using Retail.Connectors.Pipelines.Work;
using Retail.Connectors.Sync.Progress;

namespace Retail.Connectors.Sync.Invoices;

/// <summary>Shows each posted invoice on the shop's orders that it is over, and links those that somebody made in the ERP.</summary>
internal sealed class InvoiceFlow : IFlow<Invoice, InvoiceFacts>
{
    private const string Verb = "attach";

    private static InvoiceFacts Nobody { get; } = new([], [], null);

    public async ValueTask<InvoiceFacts> GatherAsync(
        EntityRef source, Observed<Invoice>? observed, PlanContext context, ILookups lookups, CancellationToken cancellationToken)
    {
        if (observed is null)
        {
            return Nobody;
        }

        var shop = context.Flow.To;
        var linked = (await lookups.LinksToAsync(source, cancellationToken))
            .Where(link => link.Role == LinkRole.Invoice && link.Source.System == shop && link.Source.Kind == EntityKind.Order)
            .Select(link => link.Source).ToHashSet();
        var orders = new SortedSet<EntityRef>(linked, ById);
        EntityRef? expected = null;
        foreach (var document in observed.Value.SalesOrders)
        {
            var behind = await LinkedOrders.GatherAsync(document, shop, lookups, cancellationToken);
            orders.UnionWith(behind.Links.Select(link => link.Source));
            expected ??= behind.IsExpected ? document : null;
        }

        var name = observed.Value.Number.Length > 0 ? observed.Value.Number : source.Id;
        return new InvoiceFacts(
            [.. orders], [.. orders.Where(order => !linked.Contains(order)).Select(order => new Link(order, LinkRole.Invoice, source, name))], expected);
    }

    public Plan Plan(EntityRef source, Observed<Invoice>? observed, InvoiceFacts facts, PlanContext context)
    {
        if (observed is null)
        {
            return new Plan.Nothing("the ERP does not have it");
        }

        var invoice = observed.Value;
        if (invoice.Stage != DocumentStage.Posted)
        {
            return context.Shadow?.Written is null
                ? new Plan.Nothing("not posted")
                : new Plan.Park(InvoiceParking.Withdrawn(invoice, facts.Orders));
        }

        if (facts.Orders.IsEmpty || facts.Expected is not null)
        {
            return facts.Expected is { } document
                ? LinkedOrders.Wait(source, document, context.Flow.To)
                : new Plan.Nothing($"over no order of {context.Flow.To}");
        }

        var shown = facts.Orders
            .Select(order => new AttachInvoice(Key(source, order, context, 1), order, invoice.Number, invoice.Date, invoice.Totals.Grand, invoice.Link))
            .ToList();
        var content = Rewriting.Content(shown);
        if (Rewriting.Generation(context, content) is not { } generation)
        {
            return new Plan.Nothing("the shop shows it");
        }

        return new Plan.Do(
            [.. shown.Select(command => PlannedCommand.Unlinked(command with { Key = Key(source, command.Order, context, generation) }))],
            content)
        {
            Memo = Rewriting.Memo(generation),
            Links = facts.Unlinked,
            Wakes = [.. facts.Unlinked.Select(link => new WorkKey(FlowNames.Payments(context.Flow.To, context.Flow.From), link.Source))],
        };
    }

    private static Comparer<EntityRef> ById { get; } = Comparer<EntityRef>.Create((left, right) => string.CompareOrdinal(left.ToString(), right.ToString()));

    private static EffectKey Key(EntityRef source, EntityRef order, PlanContext context, int generation) =>
        EffectKey.For(source, Verb, context.Flow.To, order.Id, generation);
}
