using Retail.Connectors.Effects;

namespace InHouseErp.Connector;

/// <summary>When an order does not change any more.</summary>
internal static class Orders
{
    public static EffectResult.Refused? Bound(ErpSession session, ErpConnection erp, EffectKey submitted)
    {
        if (Documents.ByKey(session, "order", submitted.ShortForm()) is not { } order)
        {
            return new EffectResult.Refused("unknown-order", $"No order carries {submitted.ShortForm()}.", "Submit the order first.");
        }

        var left = order.ReceiptIn(erp);
        if (order.State == "cancelled")
        {
            return new EffectResult.Refused("document-cancelled", $"{order.Name} is cancelled.", "Submit the order anew.") { Left = left };
        }

        if (session.Any("SELECT 1 FROM delivery WHERE document = $id AND direction = 'out'", ("$id", order.Id)))
        {
            return new EffectResult.Refused("document-shipped", $"Goods of {order.Name} have left.", "Receive them back, or credit them.") { Left = left };
        }

        return session.Any("SELECT 1 FROM document WHERE origin = $id AND kind = 'invoice' AND state = 'posted'", ("$id", order.Id))
            ? new EffectResult.Refused("document-invoiced", $"{order.Name} is invoiced.", "Credit what is different.") { Left = left }
            : null;
    }
}
