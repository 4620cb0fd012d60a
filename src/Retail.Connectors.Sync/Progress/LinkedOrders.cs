using System.Collections.Immutable;
using NodaTime;
using Retail.Connectors.Orders;
using Retail.Connectors.Pipelines.Flows;
using Retail.Connectors.Pipelines.Links;
using Retail.Connectors.Pipelines.Parking;

namespace Retail.Connectors.Sync.Progress;

/// <summary>The orders of one shop that became a sales order.</summary>
/// <param name="Links">From each of them to the sales order; empty if there are none, or none yet.</param>
/// <param name="IsExpected">
/// True if there is no link although the sales order carries a key of this shop: the work that made it is about to store the link.
/// </param>
internal sealed record LinkedOrders(ImmutableArray<Link> Links, bool IsExpected)
{
    /// <summary>The link follows the document within a moment, unless the work that made it died or is held up.</summary>
    private static readonly Duration Patience = Duration.FromMinutes(5);

    public static LinkedOrders None { get; } = new([], IsExpected: false);

    public static async ValueTask<LinkedOrders> GatherAsync(
        EntityRef salesOrder, SystemName shop, ILookups lookups, CancellationToken cancellationToken)
    {
        var links = Of(await lookups.LinksToAsync(salesOrder, cancellationToken), shop);
        if (!links.IsEmpty)
        {
            return new LinkedOrders(links, IsExpected: false);
        }

        var document = await lookups.ReadAsync<SalesOrder>(salesOrder, cancellationToken);
        return new LinkedOrders([], document is not null && ShopKeys.IsOrderOf(document.Value.Key, shop));
    }

    /// <summary>Those of a shop's orders; refunds that reduced a sales order are linked to it too.</summary>
    public static ImmutableArray<Link> Of(ImmutableArray<Link> linksToSalesOrder, SystemName shop) =>
    [
        .. linksToSalesOrder.Where(link =>
            link.Role == LinkRole.SalesOrder && link.Source.System == shop && link.Source.Kind == EntityKind.Order),
    ];

    /// <summary>Waits for the link from whichever order it is: the document's key tells no more than its shop.</summary>
    public static Plan.WaitFor Wait(EntityRef record, EntityRef salesOrder, SystemName shop) => new(
        new LinkWait(salesOrder, LinkRole.SalesOrder, shop) { IsIncoming = true },
        Patience,
        new ParkReason(
            "order-not-linked",
            $"{record} belongs to {salesOrder}, which carries the key of an order of {shop}, but no order is linked to it.",
            $"Look for parked work of the orders of {shop} and mend that, then replay this.",
            ParkOwner.Operations));
}
