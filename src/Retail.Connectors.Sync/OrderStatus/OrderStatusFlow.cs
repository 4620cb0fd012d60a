using System.Collections.Immutable;
using Retail.Connectors.Changes;
using Retail.Connectors.Effects;
using Retail.Connectors.Orders;
using Retail.Connectors.Pipelines.Flows;
using Retail.Connectors.Pipelines.Links;

namespace Retail.Connectors.Sync.OrderStatus;

/// <summary>
/// Brings an order of the shop to the status that the ERP's progress stands for, if that is a legal step from where the shop has it. It is
/// looked at when either side changes: an order that the shop held back is brought on when the shop lets it go.
/// </summary>
internal sealed class OrderStatusFlow(OrderStatusOptions options, SystemName erp) : IFlow<Order, ImmutableArray<SalesOrder>>
{
    private const string Verb = "status";
    private const string IllegalTransition = "illegal-transition";

    public async ValueTask<ImmutableArray<SalesOrder>> GatherAsync(
        EntityRef source, Observed<Order>? observed, PlanContext context, ILookups lookups, CancellationToken cancellationToken)
    {
        if (observed is null || IsFinal(observed.Value))
        {
            return [];
        }

        var documents = ImmutableArray.CreateBuilder<SalesOrder>();
        foreach (var link in context.Links.Where(link => link.Role == LinkRole.SalesOrder && link.Target.System == erp))
        {
            if (await lookups.ReadAsync<SalesOrder>(link.Target, cancellationToken) is { } document)
            {
                documents.Add(document.Value);
            }
        }

        return documents.DrainToImmutable();
    }

    public Plan Plan(EntityRef source, Observed<Order>? observed, ImmutableArray<SalesOrder> facts, PlanContext context)
    {
        if (observed is null || facts.IsEmpty)
        {
            return new Plan.Nothing(observed is null ? "the shop does not have it" : "the ERP has nothing to say");
        }

        var order = observed.Value;
        var current = StatusTable.Plain(order.SourceStatus);
        var progress = OrderProgress.Of(facts);

        // Rows of the table go from the ERP to the shop, whatever record the work is about.
        var table = new StatusTable(context with { Flow = context.Flow with { From = erp } }, options);
        var status = table.StatusOf(progress.Stage, progress.Fulfilment);
        if (status.Length == 0)
        {
            return new Plan.Nothing($"{StatusTable.WordOf(progress.Stage, progress.Fulfilment)} says nothing to the shop");
        }

        if (StatusTable.MovesMoney(status))
        {
            return new Plan.Park(OrderStatusParking.MovesMoney(order, progress));
        }

        var written = DigestOf(source, status);
        if (context.Shadow?.Written == written)
        {
            return new Plan.Nothing($"was brought to '{status}' once; what the shop made of it since stands");
        }

        if (current == status)
        {
            return new Plan.Do([], written);
        }

        var before = table.Before(status, progress.Stage, progress.Fulfilment);
        if (IsFinal(order) || !before.Contains(current))
        {
            return new Plan.Nothing($"'{status}' does not follow on '{current}'");
        }

        var command = new SetOrderStatus(EffectKey.For(source, Verb, context.Flow.To), source, status, before);
        return new Plan.Do(
            [
                // Somebody in the shop was faster: their change comes as one of the order's own.
                PlannedCommand.Unlinked(command).IfRefused(reason => reason.Code == IllegalTransition ? new Plan.Do([], DigestOf(source, current)) : null),
            ],
            written);
    }

    /// <summary>What the shop called off, closed or gave back is over for it.</summary>
    private static bool IsFinal(Order order) =>
        order.Lifecycle is OrderLifecycle.Cancelled or OrderLifecycle.Closed || order.Payment == PaymentState.Refunded;

    private static Digest DigestOf(EntityRef source, string status)
    {
        using var digest = new DigestBuilder();
        return digest.Add("order", source.ToString()).Add("status", status).Build();
    }
}
