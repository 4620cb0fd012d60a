using System.Collections.Immutable;
using Retail.Connectors.Changes;
using Retail.Connectors.Odoo.Reading;
using Retail.Connectors.Odoo.Rpc;
using Retail.Connectors.Orders;

namespace Retail.Connectors.Odoo.Orders;

/// <summary>How far an order got, in two calls; the whole order takes four, one of which has Odoo compute the totals by tax.</summary>
internal sealed class SalesOrderProgressReader(OdooConnection odoo, TimeProvider time) : IReader<SalesOrderProgress>
{
    private static readonly ImmutableArray<string> OrderFields = ["origin", "state", "delivery_status"];
    private static readonly ImmutableArray<string> LineFields = ["product_uom_qty", "qty_delivered"];

    public async Task<Observed<SalesOrderProgress>?> ReadAsync(EntityRef id, CancellationToken cancellationToken)
    {
        if (id.System != odoo.System || id.Kind != EntityKind.SalesOrder || Windows.ById(id.Id) is not { } domain)
        {
            return null;
        }

        // The order before its lines: a quantity that is read with a stage is never older than the stage.
        var now = time.GetCurrentInstant();
        var found = await odoo.Client.SearchReadAsync<OdooSaleOrder>(domain, new OdooQuery { Fields = OrderFields, Limit = 1 }, cancellationToken);
        if (found is not [var order])
        {
            return null;
        }

        ImmutableArray<OdooSaleOrderLine> lines =
            [.. await odoo.Client.SearchReadAsync<OdooSaleOrderLine>(
                SalesOrderMapping.LinesOf([order.Id]), SalesOrderMapping.InOrder with { Fields = LineFields }, cancellationToken)];
        var progress = new SalesOrderProgress
        {
            Ref = id,
            Stage = SalesOrderMapping.StageOf(order),
            WithholdsStock = AmendmentMark.Withholds(order.State, order.Origin),
            Fulfilment = SalesOrderMapping.FulfilmentOf(order, lines),
            Lines = [.. lines.Select(line => new SalesOrderLineProgress(OdooFormat.Id(line.Id), line.ProductUomQty, line.QtyDelivered))],
        };
        return new Observed<SalesOrderProgress>(id, Revisions.Of(order, lines.Select(Revisions.Part)), progress, now);
    }
}
