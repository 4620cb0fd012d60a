using System.Globalization;
using Retail.Connectors.Changes;
using Retail.Connectors.Orders;
using Retail.Connectors.Pipelines.Flows;
using Retail.Connectors.Pipelines.Work;

namespace Retail.Connectors.Sync.Progress;

/// <summary>
/// Has the flows over a shop's order look at it again when its sales order got further: confirmed, shipped, cancelled. It writes
/// nothing itself.
/// </summary>
internal sealed class ProgressFlow : IFlow<SalesOrder, LinkedOrders>
{
    public async ValueTask<LinkedOrders> GatherAsync(
        EntityRef source, Observed<SalesOrder>? observed, PlanContext context, ILookups lookups, CancellationToken cancellationToken)
    {
        if (observed is null)
        {
            return LinkedOrders.None;
        }

        var links = LinkedOrders.Of(await lookups.LinksToAsync(source, cancellationToken), context.Flow.To);
        return new LinkedOrders(links, links.IsEmpty && ShopKeys.IsOrderOf(observed.Value.Key, context.Flow.To));
    }

    public Plan Plan(EntityRef source, Observed<SalesOrder>? observed, LinkedOrders facts, PlanContext context)
    {
        if (observed is null)
        {
            return new Plan.Nothing("the ERP does not have it");
        }

        if (facts.Links.IsEmpty)
        {
            return facts.IsExpected
                ? LinkedOrders.Wait(source, source, context.Flow.To)
                : new Plan.Nothing($"not made from an order of {context.Flow.To}");
        }

        var progress = DigestOf(observed.Value, facts);
        return context.Shadow?.Written == progress
            ? new Plan.Nothing("got no further")
            : new Plan.Do([], progress)
            {
                Wakes =
                [
                    .. from link in facts.Links
                       from flow in new[]
                       {
                           FlowNames.OrderStatus(context.Flow.From, context.Flow.To),
                           FlowNames.Invoicing(context.Flow.To, context.Flow.From),
                           FlowNames.Payments(context.Flow.To, context.Flow.From),
                       }
                       select new WorkKey(flow, link.Source),
                ],
            };
    }

    private static Digest DigestOf(SalesOrder order, LinkedOrders facts)
    {
        using var digest = new DigestBuilder();
        digest.Add("stage", order.Stage.ToString()).Add("fulfilment", order.Fulfilment.ToString()).Add("total", order.Totals.Grand.Amount)
            .AddCount("orders", facts.Links.Length);
        foreach (var link in facts.Links.OrderBy(link => link.Source.Id, StringComparer.Ordinal))
        {
            digest.Add("order", string.Create(CultureInfo.InvariantCulture, $"{link.Source}"));
        }

        return digest.Build();
    }
}
