using Retail.Connectors.Effects;
using Retail.Connectors.Orders;
using Retail.Connectors.WooCommerce.Refunds;
using Retail.Connectors.WooCommerce.Systems;

namespace Retail.Connectors.WooCommerce.Orders;

/// <summary>
/// Sets an order's status if it stands in one from which that is legal, and reads it back, because plugins move orders
/// on. <c>refunded</c> is never set: the shop would refund the whole order by itself.
/// </summary>
/// <remarks>
/// The shop cannot be told to write only if nothing changed. A refund of everything that falls between the read and the write would be
/// hidden: it is seen in the read after, and <c>refunded</c> is put back, which refunds nothing any more.
/// </remarks>
internal sealed class WooOrderStatusHandler(WooCommerceClient client) : ICommandHandler<SetOrderStatus>
{
    private const string Refunded = "refunded";

    public EffectTraits Traits { get; } = new()
    {
        Guarantee = EffectGuarantee.Converging,
        Reaches = DocumentStage.Confirmed,
        HasSideEffects = true,
    };

    public async Task<Finding> FindAsync(SetOrderStatus command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        var order = await ReadAsync(command, client, cancellationToken);
        return order is not null && order.Status == Plain(command.Status) ? new Finding.Complete(Receipt(command, order)) : new Finding.Nothing();
    }

    public async Task<EffectResult> ApplyAsync(SetOrderStatus command, EffectContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(context);
        var wanted = Plain(command.Status);
        if (wanted == Refunded)
        {
            return new EffectResult.Refused(
                "status-moves-money", "The status 'refunded' makes the shop refund the whole order by itself.", "Record a refund instead: the shop then sets the status.");
        }

        var shop = client.Until(context.SendBefore);
        if (await ReadAsync(command, shop, cancellationToken) is not { } order)
        {
            return WooTarget.UnknownOrder(command.Order);
        }

        if (order.Status == wanted)
        {
            return new EffectResult.Reached(Receipt(command, order));
        }

        if (!command.From.Any(from => Plain(from) == order.Status))
        {
            return new EffectResult.Refused(
                "illegal-transition",
                $"Order {order.Number} is '{order.Status}'; '{wanted}' may follow only on {string.Join(", ", command.From.Select(from => $"'{Plain(from)}'"))}.",
                "Decide in the shop what the order's status should be, or allow the change in the mapping of statuses.");
        }

        // The shop writes a refund before it sets the status.
        return !FollowsOnRefunded(command) && await WooFullRefund.ClosesAsync(order, shop, cancellationToken)
            ? GivenBack(order, wanted)
            : await WriteAsync(command, order, wanted, shop, cancellationToken);
    }

    private static async Task<EffectResult> WriteAsync(
        SetOrderStatus command, WooOrder order, string wanted, WooCommerceClient shop, CancellationToken cancellationToken)
    {
        try
        {
            await shop.Orders.UpdateAsync(order.Id, new WooOrderFields { Status = wanted }, cancellationToken);
        }
        catch (ConnectorException exception) when (WooTarget.IsRefusal(exception))
        {
            return exception.Code == "rest_invalid_param"
                ? new EffectResult.Refused("unknown-status", exception.Message, "Correct the mapping of statuses, or activate the plugin that the status belongs to.")
                : new EffectResult.Refused("status-refused", exception.Message, "Correct in the shop what the message names, then replay.");
        }
        catch (ConnectorException exception) when (exception.Kind == ConnectorErrorKind.Ambiguous)
        {
            // The next attempt may find the order where it was to be, and be content.
            if (await ReadAgainAsync(command, shop, cancellationToken) is { } read && await PutBackAsync(command, read, wanted, shop, cancellationToken) is { } given)
            {
                return given;
            }

            throw;
        }

        if (await ReadAsync(command, shop, cancellationToken) is not { } now)
        {
            return WooTarget.UnknownOrder(command.Order);
        }

        if (await PutBackAsync(command, now, wanted, shop, cancellationToken) is { } back)
        {
            return back;
        }

        return now.Status == wanted
            ? new EffectResult.Reached(Receipt(command, now))
            : new EffectResult.Refused(
                "status-not-kept", $"The shop took '{wanted}' for order {now.Number}, and it is '{now.Status}' all the same: a plugin moved it.",
                "Map to the status that the shop really uses, or change the plugin's rule.")
            { Left = Receipt(command, now) };
    }

    /// <summary>Shows a full refund again that the write hid.</summary>
    /// <returns>Null if none was made meanwhile.</returns>
    private static async Task<EffectResult.Refused?> PutBackAsync(
        SetOrderStatus command, WooOrder order, string wanted, WooCommerceClient shop, CancellationToken cancellationToken)
    {
        if (FollowsOnRefunded(command))
        {
            return null;
        }

        if (order.Status == Refunded)
        {
            return GivenBack(order, wanted);
        }

        if (order.Status != wanted || !await WooFullRefund.ClosesAsync(order, shop, cancellationToken))
        {
            return null;
        }

        try
        {
            await shop.Orders.PutBackRefundedAsync(order.Id, cancellationToken);
            return GivenBack(order, wanted);
        }
        catch (ConnectorException exception)
        {
            return new EffectResult.Refused(
                "refund-hidden",
                $"Order {order.Number} was given back in full while it was set to '{wanted}', and the shop did not take '{Refunded}' again: {exception.Message}",
                $"Set the order to '{Refunded}' in the shop: nothing is left of it, so no further refund is made.")
            { Left = Receipt(command, order) };
        }
    }

    private static async Task<WooOrder?> ReadAgainAsync(SetOrderStatus command, WooCommerceClient shop, CancellationToken cancellationToken)
    {
        try
        {
            return await ReadAsync(command, shop, cancellationToken);
        }
        catch (ConnectorException)
        {
            // The doubt about the write is the one to tell.
            return null;
        }
    }

    private static EffectResult.Refused GivenBack(WooOrder order, string wanted) => new(
        "illegal-transition", $"All of order {order.Number} was given back: it is not set to '{wanted}' any more.",
        "Decide in the shop what the order's status should be.");

    /// <summary>Who allows the step from there knows that the money is gone.</summary>
    private static bool FollowsOnRefunded(SetOrderStatus command) => command.From.Any(from => Plain(from) == Refunded);

    private static async Task<WooOrder?> ReadAsync(SetOrderStatus command, WooCommerceClient shop, CancellationToken cancellationToken)
    {
        if (shop.IdOf(command.Order, EntityKind.Order) is not { } id)
        {
            return null;
        }

        try
        {
            return await shop.Orders.GetAsync(id, cancellationToken);
        }
        catch (ConnectorException exception) when (WooTarget.IsUnknown(exception))
        {
            return null;
        }
    }

    /// <summary>As the shop reads and writes it: without the prefix that its database has.</summary>
    private static string Plain(string status) => status.StartsWith("wc-", StringComparison.Ordinal) ? status[3..] : status;

    private static Receipt Receipt(SetOrderStatus command, WooOrder order) =>
        new() { Document = command.Order, DisplayName = order.Number, Stage = DocumentStage.Confirmed };
}
