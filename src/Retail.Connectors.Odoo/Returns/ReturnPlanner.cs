using System.Collections.Immutable;
using Retail.Connectors.Effects;
using Retail.Connectors.Odoo.Journal;
using Retail.Connectors.Odoo.Orders;
using Retail.Connectors.Odoo.Rpc;
using Retail.Connectors.Odoo.Shipments;
using Retail.Connectors.Odoo.Stock;
using Retail.Connectors.Returns;

namespace Retail.Connectors.Odoo.Returns;

/// <summary>Decides which deliveries goods come back from, and where they go. Odoo would take back more than was delivered.</summary>
internal sealed class ReturnPlanner(OdooConnection odoo)
{
    public async Task<(ReturnPlan? Plan, EffectResult.Refused? Refused)> PlanAsync(
        ReceiveReturn command, OrderPicture order, OdooClient client, CancellationToken cancellationToken)
    {
        var lines = command.Return.Lines.Select(line => (line, sale: order.Of(line.OrderLineId, odoo.ExternalIds).FirstOrDefault())).ToList();
        if (lines.Find(line => line.sale is null) is { line: { } unknown })
        {
            return (null, new EffectResult.Refused(
                "unknown-order-line", $"{order.Order.Name} has no line for the order's line {unknown.OrderLineId} ({unknown.Sku}).",
                "Somebody removed the line in Odoo, or the order was not amended: correct the document, then replay."));
        }

        var moves = await client.SearchReadAsync<OdooStockMove>(
            OdooDomain.In("sale_line_id", [.. lines.Select(line => line.sale!.Id).Distinct()]).And(OdooDomain.Where("state", "!=", OdooValue.From("cancel"))),
            new OdooQuery { Order = "id" }, cancellationToken);
        var delivered = moves.Where(move => move is { State: "done", LocationDestUsage: "customer" }).ToList();
        foreach (var asked in lines.GroupBy(line => line.sale!.Id))
        {
            var possible = delivered.Where(move => move.SaleLineId.Id == asked.Key).Sum(move => Left(move, moves));
            if (asked.Sum(line => line.line.Quantity) is var quantity && quantity > possible)
            {
                return (null, new EffectResult.Refused(
                    "more-than-delivered",
                    $"{OdooFormat.Number(quantity)} of {asked.First().line.Sku} come back, {OdooFormat.Number(possible)} of {order.Order.Name} are delivered and not returned.",
                    "Look whether a delivery was not validated, or a return was made by hand, then replay."));
            }
        }

        var (type, places, refused) = await PlacesAsync(command, delivered[0], client, cancellationToken);
        return refused is not null
            ? (null, refused)
            : (new ReturnPlan(
                type, order.Order.PartnerShippingId.Id, delivered[0].PickingId.Id, delivered[0].LocationDestId.Id, places[ReturnDisposition.Restock],
                Allocate(command, lines!, delivered, moves, places)), null);
    }

    /// <summary>What of a delivery has not come back, and is not on its way.</summary>
    private static decimal Left(OdooStockMove delivered, List<OdooStockMove> moves) => delivered.Quantity - moves
        .Where(move => move.OriginReturnedMoveId.Id == delivered.Id)
        .Sum(move => move.State == "done" ? move.Quantity : move.ProductUomQty);

    private ImmutableArray<ReturnMove> Allocate(
        ReceiveReturn command, List<(ReturnLine Line, OdooSaleOrderLine Sale)> lines, List<OdooStockMove> delivered, List<OdooStockMove> moves,
        Dictionary<ReturnDisposition, long> places)
    {
        var left = delivered.ToDictionary(move => move.Id, move => Left(move, moves));
        var planned = ImmutableArray.CreateBuilder<ReturnMove>();
        foreach (var (line, sale) in lines)
        {
            var rest = line.Quantity;
            foreach (var move in delivered.Where(move => move.SaleLineId.Id == sale.Id))
            {
                if (Math.Min(rest, left[move.Id]) is > 0 and var quantity)
                {
                    left[move.Id] -= quantity;
                    rest -= quantity;
                    planned.Add(new ReturnMove(
                        $"{odoo.ExternalIds.Record(command.Key)}_m{OdooFormat.Id(planned.Count + 1)}", line.OrderLineId, sale.Id, move.Id, move.ProductId.Id,
                        move.ProductUom.Id, quantity, places[line.Disposition], line.Disposition == ReturnDisposition.Scrap));
                }
            }
        }

        return planned.DrainToImmutable();
    }

    private async Task<(long Type, Dictionary<ReturnDisposition, long> Places, EffectResult.Refused? Refused)> PlacesAsync(
        ReceiveReturn command, OdooStockMove delivery, OdooClient client, CancellationToken cancellationToken)
    {
        var places = new Dictionary<ReturnDisposition, long>();
        var picking = await client.FindAsync<OdooPicking>(delivery.PickingId.Id, cancellationToken);
        var type = await TypeAsync(picking?.PickingTypeId.Id ?? 0, client, cancellationToken);
        var receipts = type is { ReturnPickingTypeId.IsNone: false } ? await TypeAsync(type.ReturnPickingTypeId.Id, client, cancellationToken) : null;
        if (receipts is null)
        {
            return (0, places, new EffectResult.Refused(
                "no-return-type", $"The kind of the delivery {picking?.Name} names no kind for returns.",
                "Set the return type of the warehouse's delivery orders (Inventory, Configuration, Operations Types)."));
        }

        places[ReturnDisposition.Restock] = receipts.DefaultLocationDestId.IsNone ? delivery.LocationId.Id : receipts.DefaultLocationDestId.Id;
        places[ReturnDisposition.Scrap] = places[ReturnDisposition.Restock];
        var path = odoo.Options.InspectionLocation;
        if (path.Length > 0 && command.Return.Lines.Any(line => line.Disposition != ReturnDisposition.Restock))
        {
            var found = await client.SearchReadAsync<OdooLocation>(
                OdooDomain.Equal("complete_name", path).And(OdooDomain.Equal("usage", "internal")), query: null, cancellationToken);
            if (found is not [var place])
            {
                return (0, places, new EffectResult.Refused(
                    "unknown-location", $"There is not exactly one internal location '{path}'.", "Correct InspectionLocation, or make the location in Odoo."));
            }

            places[ReturnDisposition.Inspect] = place.Id;
            places[ReturnDisposition.Scrap] = place.Id;
        }

        return command.Return.Lines.Any(line => line.Disposition == ReturnDisposition.Inspect) && path.Length == 0
            ? (0, places, new EffectResult.Refused(
                "no-inspection-location", "Goods come back to be looked at, and InspectionLocation names no place for them.",
                "Name a location outside of the sellable stock in InspectionLocation, for example WH/Inspection."))
            : (receipts.Id, places, null);
    }

    private static async Task<PickingTypeRecord?> TypeAsync(long id, OdooClient client, CancellationToken cancellationToken) =>
        (await client.ReadAsync("stock.picking.type", [id], OdooJsonContext.Default.PickingTypeRecord, query: null, cancellationToken)).FirstOrDefault();
}
