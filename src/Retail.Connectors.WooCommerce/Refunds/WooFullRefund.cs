using Retail.Connectors.WooCommerce.Orders;

namespace Retail.Connectors.WooCommerce.Refunds;

/// <summary>Whether everything of an order was given back, by the shop's own rule.</summary>
internal static class WooFullRefund
{
    /// <summary>
    /// The refund that leaves nothing of the total closes the order; one that holds an article for nothing stays open until its units came
    /// back too. Only then does the shop set <c>refunded</c>, and only then is setting it no refund of its own.
    /// </summary>
    public static async Task<bool> ClosesAsync(WooOrder order, WooCommerceClient shop, CancellationToken cancellationToken)
    {
        if (order.Refunds.Count == 0 || order.Refunds.Sum(refund => Math.Abs(refund.Total ?? 0m)) < (order.Total ?? 0m))
        {
            return false;
        }

        if (order.LineItems.All(line => line.Total is not null and not 0m))
        {
            return true;
        }

        var refunds = await shop.Refunds.ListAsync(order.Id, null, cancellationToken).ToListAsync(cancellationToken);
        return refunds.Sum(refund => refund.LineItems.Sum(line => Math.Abs(line.Quantity ?? 0m))) >= order.LineItems.Sum(line => line.Quantity ?? 0m);
    }
}
