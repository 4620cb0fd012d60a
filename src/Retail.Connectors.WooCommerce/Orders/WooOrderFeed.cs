using Retail.Connectors.Changes;
using Retail.Connectors.Orders;
using Retail.Connectors.WooCommerce.Changes;
using Retail.Connectors.WooCommerce.Wire;

namespace Retail.Connectors.WooCommerce.Orders;

/// <summary>Polls for changed orders.</summary>
internal static class WooOrderFeed
{
    public static WooWindowFeed<WooOrder, Order> Of(WooCommerceClient shop)
    {
        var connection = shop.Orders.Connection;
        return new WooWindowFeed<WooOrder, Order>(connection, new WooFeedSource<WooOrder, Order>
        {
            Gaps = "Orders that were trashed or deleted leave the list without a trace, and so does a change that does not move the "
                + "order's modification date, such as deleting a refund or adding a note: a sweep has to find them.",
            Kind = EntityKind.Order,
            Path = shop.Orders.Path,
            BeginsAtFrom = true,
            After = static moment => new WooOrderQuery { ModifiedAfter = moment }.Parameters(),
            Slices = new(connection.System, WooJson.Default.WooOrder, WooJson.Default.ListWooOrder, static order => order.Id),
            Moment = static order => order.DateModifiedGmt,
            Stamp = WooOrderMapping.StampOf,
            PrepareAsync = async (_, cancellationToken) =>
            {
                var mapping = await shop.GetMappingAsync(cancellationToken);
                return order => Item(order, mapping);
            },
        }, shop.Options);
    }

    private static FeedItem<Order>.Seen Item(WooOrder order, WooOrderMapping mapping)
    {
        var mapped = mapping.Map(order);
        return new FeedItem<Order>.Seen(mapped.Ref, WooOrderMapping.RevisionOf(order, mapped), mapped);
    }
}
