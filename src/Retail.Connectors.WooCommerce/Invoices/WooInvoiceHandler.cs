using NodaTime;
using Retail.Connectors.Effects;
using Retail.Connectors.Invoices;
using Retail.Connectors.WooCommerce.Orders;
using Retail.Connectors.WooCommerce.Systems;
using Retail.Connectors.WooCommerce.Writing;

namespace Retail.Connectors.WooCommerce.Invoices;

/// <summary>Shows an invoice in the order's meta data. Its entry is found again by the key of the effect.</summary>
/// <remarks>
/// As with shipments the list is one field that is read, changed and written whole: a write that arrives late would undo what was
/// added meanwhile, so an unknown outcome waits and looks.
/// </remarks>
internal sealed class WooInvoiceHandler(WooCommerceClient client) : ICommandHandler<AttachInvoice>
{
    private readonly OrderTurns _turns = new();

    public EffectTraits Traits { get; } = new()
    {
        Guarantee = EffectGuarantee.Lookup,
        SettleAfter = Duration.FromTimeSpan(client.Options.SettleAfter),
        Reaches = DocumentStage.Confirmed,
    };

    private string Field => client.Options.InvoicesMetaKey;

    public async Task<Finding> FindAsync(AttachInvoice command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        var order = await ReadAsync(command, client, cancellationToken);
        var list = order is null ? null : WooInvoiceList.TryRead(order.MetaData, client.Options);
        return list is null || !list.HasAny(command.Key)
            ? new Finding.Nothing()
            : list.Holds(command) ? new Finding.Complete(Receipt(command, order!)) : new Finding.Partial(Receipt(command, order!) with { Stage = DocumentStage.Draft });
    }

    public Task<EffectResult> ApplyAsync(AttachInvoice command, EffectContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(context);
        return _turns.TakeAsync(command.Order, () => ApplyInTurnAsync(command, context, cancellationToken), cancellationToken);
    }

    private async Task<EffectResult> ApplyInTurnAsync(AttachInvoice command, EffectContext context, CancellationToken cancellationToken)
    {
        var shop = client.Until(context.SendBefore);
        if (await ReadAsync(command, shop, cancellationToken) is not { } order)
        {
            return WooTarget.UnknownOrder(command.Order);
        }

        if (WooInvoiceList.TryRead(order.MetaData, client.Options) is not { } list)
        {
            return new EffectResult.Refused(
                "invoices-unreadable", $"The field {Field} of order {order.Number} holds something else than a list of invoices.",
                "Set InvoicesMetaKey to a field that nothing else uses, or empty the order's field.");
        }

        return list.Holds(command) ? new EffectResult.Reached(Receipt(command, order)) : await WriteAsync(command, order, list, shop, cancellationToken);
    }

    private async Task<EffectResult> WriteAsync(
        AttachInvoice command, WooOrder order, WooInvoiceList list, WooCommerceClient shop, CancellationToken cancellationToken)
    {
        try
        {
            var now = await shop.Orders.UpdateAsync(order.Id, new WooOrderFields { MetaData = list.With(command) }, cancellationToken);
            return WooInvoiceList.TryRead(now.MetaData, client.Options) is { } kept && kept.Holds(command)
                ? new EffectResult.Reached(Receipt(command, now))
                : new EffectResult.Refused(
                    "invoice-not-kept", $"The shop took invoice {command.Number} of order {now.Number}, and its fields do not show it.",
                    $"Look for a plugin that keeps {Field} or the plain fields for itself, and name others in the options.")
                { Left = Receipt(command, now) with { Stage = DocumentStage.Draft } };
        }
        catch (ConnectorException exception) when (WooTarget.IsRefusal(exception))
        {
            return new EffectResult.Refused("invoice-refused", exception.Message, "Correct in the shop what the message names, then replay.");
        }
    }

    private static async Task<WooOrder?> ReadAsync(AttachInvoice command, WooCommerceClient shop, CancellationToken cancellationToken)
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

    private static Receipt Receipt(AttachInvoice command, WooOrder order) =>
        new() { Document = command.Order, DisplayName = order.Number, Stage = DocumentStage.Confirmed };
}
