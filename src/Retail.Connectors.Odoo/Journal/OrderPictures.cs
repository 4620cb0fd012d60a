using System.Globalization;
using Retail.Connectors.Effects;
using Retail.Connectors.Odoo.Orders;
using Retail.Connectors.Odoo.Rpc;

namespace Retail.Connectors.Odoo.Journal;

/// <summary>Reads the sales order that a command names.</summary>
internal sealed class OrderPictures(OdooConnection odoo)
{
    /// <summary>The order; null if it does not exist, or does not carry the key of the effect that made it.</summary>
    public async Task<OrderPicture?> ReadAsync(EntityRef document, EffectKey submitted, OdooClient client, CancellationToken cancellationToken)
    {
        if (document.System != odoo.System || !long.TryParse(document.Id, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            || await client.FindAsync<OdooSaleOrder>(id, cancellationToken) is not { } order)
        {
            return null;
        }

        var names = await client.GetExternalIdAsync("sale.order", [id], cancellationToken);
        if (names.GetValueOrDefault(id) != odoo.ExternalIds.Record(submitted))
        {
            return null;
        }

        var lines = await client.SearchReadAsync<OdooSaleOrderLine>(
            OdooDomain.Equal("order_id", id).And(OdooDomain.Where("display_type", "=", OdooValue.Null)),
            new OdooQuery { Order = "id" }, cancellationToken);
        return new OrderPicture(
            order, [.. lines], await client.GetExternalIdAsync("sale.order.line", [.. lines.Select(line => line.Id)], cancellationToken), submitted);
    }

    /// <summary>What to say if <see cref="ReadAsync"/> found nothing.</summary>
    public static EffectResult.Refused Missing(EntityRef document, EffectKey submitted) => new(
        "no-sales-order", $"There is no sales order {document.Id} that carries the key {submitted.ShortForm()}.",
        "Look whether the order was deleted in Odoo, or its external id was taken away; link the right one, then replay.");
}
