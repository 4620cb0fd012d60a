using Retail.Connectors.Effects;
using Retail.Connectors.Orders;
using Retail.Connectors.WooCommerce.Systems;

namespace Retail.Connectors.WooCommerce.Orders;

/// <summary>
/// Sets an order's status if it stands in one from which that is legal, and reads it back, because plugins move orders
/// on. <c>refunded</c> is never set: the shop would refund the whole order by itself.
/// </summary>
internal sealed class WooOrderStatusHandler(WooCommerceClient client) : ICommandHandler<SetOrderStatus>
{
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
        if (wanted == "refunded")
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

        return await WriteAsync(command, order, wanted, shop, cancellationToken);
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

        if (await ReadAsync(command, shop, cancellationToken) is not { } now)
        {
            return WooTarget.UnknownOrder(command.Order);
        }

        return now.Status == wanted
            ? new EffectResult.Reached(Receipt(command, now))
            : new EffectResult.Refused(
                "status-not-kept", $"The shop took '{wanted}' for order {now.Number}, and it is '{now.Status}' all the same: a plugin moved it.",
                "Map to the status that the shop really uses, or change the plugin's rule.")
            { Left = Receipt(command, now) };
    }

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
