using System.Text.Json;
using NodaTime;
using Retail.Connectors.Effects;
using Retail.Connectors.Shipments;
using Retail.Connectors.WooCommerce.Orders;
using Retail.Connectors.WooCommerce.Systems;
using Retail.Connectors.WooCommerce.Writing;

namespace Retail.Connectors.WooCommerce.Shipments;

/// <summary>
/// Adds a shipment's parcels to the order's list of shipments. Their ids come from the effect's key, so that repeating
/// adds nothing and a corrected shipment replaces its own parcels only.
/// </summary>
/// <remarks>
/// The list is one field that is read, changed and written whole. A write that arrives late would undo what was added
/// meanwhile: that is why an unknown outcome waits and looks, though writing again would add nothing.
/// </remarks>
internal sealed class WooShipmentHandler(WooCommerceClient client) : ICommandHandler<NotifyShipment>
{
    private readonly OrderTurns _turns = new();

    public EffectTraits Traits { get; } = new()
    {
        Guarantee = EffectGuarantee.Lookup,
        SettleAfter = Duration.FromTimeSpan(client.Options.SettleAfter),
        Reaches = DocumentStage.Confirmed,
        HasSideEffects = true,
    };

    private string Field => client.Options.TrackingMetaKey;

    public async Task<Finding> FindAsync(NotifyShipment command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        var order = await ReadAsync(command, client, cancellationToken);
        var tracking = order is null ? null : WooTracking.TryRead(order.MetaData, Field);
        return tracking is null || !tracking.HasAny(command.Key)
            ? new Finding.Nothing()
            : tracking.Holds(command) ? new Finding.Complete(Receipt(command, order!)) : new Finding.Partial(Receipt(command, order!) with { Stage = DocumentStage.Draft });
    }

    public Task<EffectResult> ApplyAsync(NotifyShipment command, EffectContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(context);
        return _turns.TakeAsync(command.Shipment.Order, () => ApplyInTurnAsync(command, context, cancellationToken), cancellationToken);
    }

    private async Task<EffectResult> ApplyInTurnAsync(NotifyShipment command, EffectContext context, CancellationToken cancellationToken)
    {
        var shop = client.Until(context.SendBefore);
        if (await ReadAsync(command, shop, cancellationToken) is not { } order)
        {
            return WooTarget.UnknownOrder(command.Shipment.Order);
        }

        if (WooTracking.TryRead(order.MetaData, Field) is not { } tracking)
        {
            return new EffectResult.Refused(
                "tracking-unreadable", $"The field {Field} of order {order.Number} holds something else than a list of shipments.",
                "Set TrackingMetaKey to the field of the shop's tracking plugin, or empty the order's field.");
        }

        return tracking.Holds(command) ? new EffectResult.Reached(Receipt(command, order)) : await WriteAsync(command, order, tracking, shop, cancellationToken);
    }

    private async Task<EffectResult> WriteAsync(
        NotifyShipment command, WooOrder order, WooTracking tracking, WooCommerceClient shop, CancellationToken cancellationToken)
    {
        using var list = JsonDocument.Parse(tracking.With(command).ToJsonString());
        var value = list.RootElement.Clone();
        var meta = tracking.MetaId is { } id ? WooMetaFields.Set(id, value) with { Key = Field } : WooMetaFields.Set(Field, value);
        try
        {
            var now = await shop.Orders.UpdateAsync(order.Id, new WooOrderFields { MetaData = [meta] }, cancellationToken);
            return WooTracking.TryRead(now.MetaData, Field) is { } kept && kept.Holds(command)
                ? new EffectResult.Reached(Receipt(command, now))
                : new EffectResult.Refused(
                    "shipment-not-kept", $"The shop took the shipment of order {now.Number}, and its field {Field} does not show it.",
                    "Look for a plugin that keeps the field for itself, and set TrackingMetaKey to another.")
                { Left = Receipt(command, now) with { Stage = DocumentStage.Draft } };
        }
        catch (ConnectorException exception) when (WooTarget.IsRefusal(exception))
        {
            return new EffectResult.Refused("shipment-refused", exception.Message, "Correct in the shop what the message names, then replay.");
        }
    }

    private static async Task<WooOrder?> ReadAsync(NotifyShipment command, WooCommerceClient shop, CancellationToken cancellationToken)
    {
        if (shop.IdOf(command.Shipment.Order, EntityKind.Order) is not { } id)
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

    private static Receipt Receipt(NotifyShipment command, WooOrder order) =>
        new() { Document = command.Shipment.Order, DisplayName = order.Number, Stage = DocumentStage.Confirmed };
}
