using System.Collections.Immutable;
using Retail.Connectors.Effects;
using Retail.Connectors.Orders;
using Retail.Connectors.Pipelines.Links;
using Retail.Connectors.Pipelines.Shadows;

namespace Retail.Connectors.Sync.Orders;

/// <summary>A document of an order that is in force: not the ones that were cancelled before it.</summary>
/// <param name="Document">The sales order.</param>
/// <param name="Submitted">The effect that made it; its key stands in the document.</param>
/// <param name="Part">The part of the order; empty if the order is not split.</param>
internal sealed record SubmittedPart(EntityRef Document, EffectKey Submitted, string Part)
{
    /// <summary>The documents of an order that are in force in an ERP, for the flows that go on from them.</summary>
    /// <param name="order">The order.</param>
    /// <param name="erp">The ERP.</param>
    /// <param name="shadow">What the order flow to that ERP last saw of it (<c>orders/SHOP/ERP</c>); null if it never did.</param>
    /// <param name="links">The order's links.</param>
    public static ImmutableArray<SubmittedPart> Of(EntityRef order, SystemName erp, Shadow? shadow, ImmutableArray<Link> links)
    {
        if (shadow?.Memo is { } memo)
        {
            return
            [
                .. OrderMemo.Parse(memo).Standing.Select(part => new SubmittedPart(
                    new EntityRef(erp, EntityKind.SalesOrder, part.Document),
                    EffectKey.For(order, SubmitOrder.Verb, erp, part.Name, part.Generation), part.Name)),
            ];
        }

        return
        [
            .. links.Where(link => link.Role == LinkRole.SalesOrder && link.Target.System == erp).Take(1)
                .Select(link => new SubmittedPart(link.Target, EffectKey.For(order, SubmitOrder.Verb, erp), string.Empty)),
        ];
    }
}
