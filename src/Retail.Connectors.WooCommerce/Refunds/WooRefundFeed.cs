using Retail.Connectors.Changes;
using Retail.Connectors.Refunds;
using Retail.Connectors.WooCommerce.Changes;
using Retail.Connectors.WooCommerce.Wire;

namespace Retail.Connectors.WooCommerce.Refunds;

/// <summary>Polls for new refunds of all orders. A refund cannot be changed, so it is told by the moment at which it was made.</summary>
internal static class WooRefundFeed
{
    public const string Path = "/refunds";

    public static WooWindowFeed<WooRefund, Refund> Of(WooCommerceClient shop)
    {
        var connection = shop.Orders.Connection;
        var mapping = new WooRefundMapping(shop.Name, shop.Options);
        return new WooWindowFeed<WooRefund, Refund>(connection, new WooFeedSource<WooRefund, Refund>
        {
            Gaps = "A refund that was deleted leaves the list without a trace, and the order's modification date does not move: the census has to find it. "
                + "Whether refunded units went back into stock is not told: they count as restocked.",
            Kind = EntityKind.Refund,
            Path = Path,
            BeginsAtFrom = true,
            After = static moment => new WooRefundQuery { CreatedAfter = moment }.Parameters(),
            Slices = new(connection.System, WooJson.Default.WooRefund, WooJson.Default.ListWooRefund, static refund => refund.Id),
            Moment = static refund => refund.DateCreatedGmt,
            Stamp = WooRefundMapping.StampOf,
            PrepareAsync = async (refunds, cancellationToken) =>
            {
                var currencies = await WooOrderCurrencies.ReadAsync(shop, refunds, cancellationToken);
                return refund => Item(refund, mapping.Map(refund, refund.ParentId, WooOrderCurrencies.Of(refund, currencies, shop.Name)));
            },
        }, shop.Options);
    }

    private static FeedItem<Refund>.Seen Item(WooRefund refund, Refund mapped) => new(mapped.Ref, WooRefundMapping.RevisionOf(refund, mapped), mapped);
}
