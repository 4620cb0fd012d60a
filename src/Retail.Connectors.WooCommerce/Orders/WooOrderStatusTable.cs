using System.Collections.Frozen;
using Retail.Connectors.Orders;

namespace Retail.Connectors.WooCommerce.Orders;

/// <summary>
/// The table from WooCommerce's own statuses to the three axes. The money then decides further: an order with a
/// payment date is paid, one with refunds is partly or fully refunded.
/// <list type="table">
/// <listheader><term>status</term><description>lifecycle, payment, fulfilment</description></listheader>
/// <item><term>auto-draft, checkout-draft</term><description>draft, unpaid, none: a cart.</description></item>
/// <item><term>pending</term><description>draft, unpaid, none: waits for payment.</description></item>
/// <item><term>failed</term><description>draft, failed, none: the customer may try again.</description></item>
/// <item><term>on-hold</term><description>on hold, unpaid, none: a bank transfer, for example.</description></item>
/// <item><term>processing</term><description>placed, unpaid, none: cash on delivery stays unpaid here.</description></item>
/// <item><term>completed</term><description>closed, unpaid, full.</description></item>
/// <item><term>cancelled, trash</term><description>cancelled, unpaid, none.</description></item>
/// <item><term>refunded</term><description>closed, refunded, none: the shop does not say whether goods were shipped.</description></item>
/// </list>
/// </summary>
public static class WooOrderStatusTable
{
    private static readonly FrozenDictionary<string, WooOrderAxes> Axes = new Dictionary<string, WooOrderAxes>(StringComparer.Ordinal)
    {
        ["auto-draft"] = new(OrderLifecycle.Draft, PaymentState.Unpaid, FulfilmentState.None),
        ["checkout-draft"] = new(OrderLifecycle.Draft, PaymentState.Unpaid, FulfilmentState.None),
        ["pending"] = new(OrderLifecycle.Draft, PaymentState.Unpaid, FulfilmentState.None),
        ["failed"] = new(OrderLifecycle.Draft, PaymentState.Failed, FulfilmentState.None),
        ["on-hold"] = new(OrderLifecycle.OnHold, PaymentState.Unpaid, FulfilmentState.None),
        ["processing"] = new(OrderLifecycle.Placed, PaymentState.Unpaid, FulfilmentState.None),
        ["completed"] = new(OrderLifecycle.Closed, PaymentState.Unpaid, FulfilmentState.Full),
        ["cancelled"] = new(OrderLifecycle.Cancelled, PaymentState.Unpaid, FulfilmentState.None),
        ["trash"] = new(OrderLifecycle.Cancelled, PaymentState.Unpaid, FulfilmentState.None),
        ["refunded"] = new(OrderLifecycle.Closed, PaymentState.Refunded, FulfilmentState.None),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Looks a status up.</summary>
    /// <param name="status">With or without the prefix <c>wc-</c>.</param>
    /// <param name="axes">What it says; unknown, unpaid and none if it is not one of WooCommerce's own.</param>
    /// <returns>False for a status of a plugin.</returns>
    public static bool TryGet(string status, out WooOrderAxes axes)
    {
        ArgumentNullException.ThrowIfNull(status);
        var name = status.StartsWith("wc-", StringComparison.Ordinal) ? status[3..] : status;
        if (Axes.TryGetValue(name, out axes))
        {
            return true;
        }

        axes = new WooOrderAxes(OrderLifecycle.Unknown, PaymentState.Unpaid, FulfilmentState.None);
        return false;
    }

    /// <summary>Reads an order as if it stood in one of WooCommerce's own statuses: what a mapping of a plugin's status means.</summary>
    /// <param name="order">The order; its <see cref="Order.SourceStatus"/> is kept.</param>
    /// <param name="standardStatus">With or without the prefix <c>wc-</c>, for example <c>processing</c>.</param>
    /// <exception cref="ArgumentException">The status is not one of WooCommerce's own.</exception>
    public static Order Apply(Order order, string standardStatus)
    {
        ArgumentNullException.ThrowIfNull(order);
        if (!TryGet(standardStatus, out var axes))
        {
            throw new ArgumentException(
                $"'{standardStatus}' is no status of WooCommerce: use one of {string.Join(", ", Axes.Keys.Order(StringComparer.Ordinal))}.",
                nameof(standardStatus));
        }

        return On(order, axes);
    }

    internal static Order On(Order order, WooOrderAxes axes) => order with
    {
        Lifecycle = axes.Lifecycle,
        Payment = Payment(order, axes.Payment),
        Fulfilment = axes.Fulfilment,
    };

    /// <summary>The money's word on top of the status'.</summary>
    private static PaymentState Payment(Order order, PaymentState byStatus)
    {
        var refunded = order.Transactions.Where(transaction => transaction.Kind == PaymentTransactionKind.Refund).Sum(transaction => transaction.Amount.Amount);
        if (refunded > 0)
        {
            return refunded >= order.Totals.Grand.Amount ? PaymentState.Refunded : PaymentState.PartlyRefunded;
        }

        var captured = order.Transactions.Any(transaction => transaction.Kind == PaymentTransactionKind.Capture);
        if (byStatus != PaymentState.Unpaid)
        {
            return byStatus;
        }

        return captured ? PaymentState.Paid
            : order.Transactions.Any(transaction => transaction.Kind == PaymentTransactionKind.Authorisation) ? PaymentState.Authorised
            : PaymentState.Unpaid;
    }
}
