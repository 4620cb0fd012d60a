using Retail.Connectors.Odoo.Rpc;

namespace Retail.Connectors.Odoo.Returns;

/// <summary>A kind of transfer (<c>stock.picking.type</c>).</summary>
internal sealed record PickingTypeRecord
{
    public long Id { get; init; }

    public OdooLink ReturnPickingTypeId { get; init; }

    public OdooLink DefaultLocationDestId { get; init; }
}
