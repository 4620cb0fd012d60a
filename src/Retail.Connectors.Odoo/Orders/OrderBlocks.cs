using Retail.Connectors.Effects;
using Retail.Connectors.Odoo.Journal;
using Retail.Connectors.Odoo.Rpc;
using Retail.Connectors.Odoo.Shipments;

namespace Retail.Connectors.Odoo.Orders;

/// <summary>
/// What keeps a sales order from being changed or cancelled. Odoo itself cancels orders that are delivered and invoiced.
/// </summary>
internal static class OrderBlocks
{
    /// <param name="order">The order.</param>
    /// <param name="withDrafts">True if a draft invoice counts: Odoo cancels drafts with the order.</param>
    /// <param name="client">The client.</param>
    /// <param name="cancellationToken">Stops the reads.</param>
    public static async Task<EffectResult.Refused?> FindAsync(
        OrderPicture order, bool withDrafts, OdooClient client, CancellationToken cancellationToken)
    {
        var name = order.Order.Name;
        if (order.Order.Locked)
        {
            return new EffectResult.Refused("order-locked", $"{name} is locked.", "Unlock the order in Odoo, then replay.");
        }

        var shipped = await client.SearchReadAsync<OdooPicking>(
            OdooDomain.Equal("sale_id", order.Order.Id).And(OdooDomain.Equal("state", "done")), new OdooQuery { Order = "id", Limit = 1 }, cancellationToken);
        if (shipped.Count > 0 || order.Lines.Any(line => line.QtyDelivered > 0))
        {
            return new EffectResult.Refused(
                "already-shipped", $"Goods of {name} have left{(shipped is [var done] ? $" with {done.Name}" : string.Empty)}.",
                "Take the goods back with a return, and the money with a credit note.");
        }

        var states = withDrafts ? OdooDomain.Where("state", "!=", OdooValue.From("cancel")) : OdooDomain.Equal("state", "posted");
        var invoices = await client.SearchReadAsync<OdooAccountMove>(
            OdooDomain.Equal("invoice_line_ids.sale_line_ids.order_id", order.Order.Id).And(states), new OdooQuery { Order = "id", Limit = 1 }, cancellationToken);
        return invoices is [var invoice]
            ? new EffectResult.Refused(
                "already-invoiced", $"{invoice.Name ?? OdooFormat.Id(invoice.Id)} stands against {name}, in state {invoice.State}.",
                "Take the money back with a credit note; cancel a draft invoice in Odoo and replay.")
            : null;
    }
}
