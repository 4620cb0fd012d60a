using Retail.Connectors.Testing.Tryton.Records;
using Retail.Connectors.Testing.Tryton.Sales;

namespace Retail.Connectors.Testing.Tryton.Stock;

/// <summary>The buttons of a shipment that comes back from a customer.</summary>
internal static class ReturnWorkflow
{
    public static void Receive(Work work, IReadOnlyList<Record> shipments)
    {
        foreach (var shipment in shipments.Where(shipment => shipment.State == "draft"))
        {
            ShipmentMoves.Do(work, ShipmentMoves.Incoming(work, shipment));
            var warehouse = work.Follow(shipment, "warehouse")!;
            foreach (var move in ShipmentMoves.Incoming(work, shipment).Where(move => move.State == "done").ToList())
            {
                work.Insert("stock.move", new()
                {
                    ["company"] = shipment.Link("company"), ["currency"] = null, ["product"] = move.Link("product"), ["uom"] = move.Link("uom"),
                    ["quantity"] = move["quantity"], ["shipment"] = shipment.Reference, ["origin"] = move.Reference, ["planned_date"] = move["planned_date"],
                    ["from_location"] = warehouse.Link("input_location"), ["to_location"] = warehouse.Link("storage_location"),
                });
            }

            Change(work, shipment, "received");
        }
    }

    public static void Done(Work work, IReadOnlyList<Record> shipments)
    {
        foreach (var shipment in shipments.Where(shipment => shipment.State == "received"))
        {
            ShipmentMoves.Do(work, ShipmentMoves.Shelving(work, shipment));
            work.Set(shipment, "effective_date", work.Today);
            Change(work, shipment, "done");
        }
    }

    public static void Draft(Work work, IReadOnlyList<Record> shipments)
    {
        foreach (var shipment in shipments.Where(shipment => shipment.State is "received" or "cancelled"))
        {
            ShipmentMoves.Set(work, ShipmentMoves.Incoming(work, shipment), "draft", "cancelled");
            Change(work, shipment, "draft");
        }
    }

    public static void Cancel(Work work, IReadOnlyList<Record> shipments)
    {
        foreach (var shipment in shipments.Where(shipment => shipment.State is "draft" or "received"))
        {
            ShipmentMoves.Set(work, ShipmentMoves.All(work, shipment), "cancelled", "draft", "assigned");
            Change(work, shipment, "cancelled");
        }
    }

    private static void Change(Work work, Record shipment, string state)
    {
        work.Set(shipment, "state", state);
        SaleProcess.Run(work, [.. ShipmentMoves.Sales(work, shipment)]);
    }
}
