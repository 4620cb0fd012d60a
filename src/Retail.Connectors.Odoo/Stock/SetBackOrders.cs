using Retail.Connectors.Odoo.Orders;
using Retail.Connectors.Odoo.Rpc;

namespace Retail.Connectors.Odoo.Stock;

/// <summary>
/// What orders hold that are set back to be amended: Odoo gives their goods back with the cancellation and takes them again with the
/// confirmation. They were sold all the time.
/// </summary>
internal sealed class SetBackOrders(OdooConnection odoo)
{
    /// <summary>Units by line, of a warehouse. None if the user may not read orders, or there is no module for them: then none is amended either.</summary>
    public async Task<Dictionary<long, OdooSaleOrderLine>> ReadAsync(long warehouse, CancellationToken cancellationToken)
    {
        List<OdooSaleOrder> orders;
        try
        {
            orders = await odoo.Client.SearchReadAsync<OdooSaleOrder>(
                AmendmentMark.Withholding.And(OdooDomain.Equal("warehouse_id", warehouse)), new OdooQuery { Fields = ["id"], Order = "id" }, cancellationToken);
        }
        catch (ConnectorException exception) when (exception is { Kind: ConnectorErrorKind.Forbidden or ConnectorErrorKind.Rejected } or { Code: "werkzeug.exceptions.NotFound" })
        {
            return [];
        }

        return orders.Count == 0
            ? []
            : (await odoo.Client.SearchReadAsync<OdooSaleOrderLine>(
                OdooDomain.In("order_id", [.. orders.Select(order => order.Id)]),
                new OdooQuery { Fields = ["product_id", "product_uom_qty", "qty_delivered"], Order = "id" }, cancellationToken))
                .ToDictionary(line => line.Id);
    }

    /// <summary>Units by product of what was read before their number and after it: an order set back in between is in one of them at least.</summary>
    public static ILookup<long, decimal> UnitsOf(Dictionary<long, OdooSaleOrderLine> before, Dictionary<long, OdooSaleOrderLine> after) =>
        before.Values.Concat(after.Values)
            .GroupBy(line => line.Id)
            .ToLookup(line => line.First().ProductId.Id, line => Math.Max(0, line.Max(read => read.ProductUomQty - read.QtyDelivered)));
}
