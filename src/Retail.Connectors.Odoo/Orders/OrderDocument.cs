using System.Collections.Immutable;
using Retail.Connectors.Effects;
using Retail.Connectors.Odoo.Rpc;

namespace Retail.Connectors.Odoo.Orders;

/// <summary>A sales order with the external ids of its lines.</summary>
internal sealed record OrderDocument(OrderRecord Order, ImmutableDictionary<long, string> Lines)
{
    /// <summary>A quotation, sent or not, binds nobody; <c>sale</c> is confirmed; a cancelled order is none.</summary>
    public DocumentStage Stage => Order.State switch
    {
        "draft" or "sent" => DocumentStage.Draft,
        "sale" or "done" => DocumentStage.Confirmed,
        _ => DocumentStage.None,
    };

    public EntityRef RefIn(SystemName system) => new(system, EntityKind.SalesOrder, OdooFormat.Id(Order.Id));
}
