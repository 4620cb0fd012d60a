using Retail.Connectors.Testing.Tryton.Records;
using Retail.Connectors.Testing.Tryton.Sales;

namespace Retail.Connectors.Testing.Tryton.Stock;

/// <summary>The buttons of a shipment to a customer.</summary>
internal static class ShipmentWorkflow
{
    public static void Wait(Work work, IReadOnlyList<Record> shipments)
    {
        foreach (var shipment in shipments.Where(shipment => shipment.State is "draft" or "assigned" or "waiting"))
        {
            foreach (var move in ShipmentMoves.Picking(work, shipment).Where(move => move.State != "done").ToList())
            {
                move.Table.Remove(move);
            }

            ShipmentMoves.Set(work, ShipmentMoves.Outgoing(work, shipment), "draft", "assigned");
            var warehouse = work.Follow(shipment, "warehouse")!;
            foreach (var move in ShipmentMoves.Outgoing(work, shipment).Where(move => move.State == "draft").ToList())
            {
                work.Insert("stock.move", new()
                {
                    ["company"] = shipment.Link("company"), ["currency"] = null, ["product"] = move.Link("product"), ["uom"] = move.Link("uom"),
                    ["quantity"] = move["quantity"], ["shipment"] = shipment.Reference, ["origin"] = move.Reference, ["planned_date"] = move["planned_date"],
                    ["from_location"] = warehouse.Link("storage_location"), ["to_location"] = warehouse.Link("output_location"),
                });
            }

            work.Set(shipment, "state", "waiting");
        }
    }

    public static void Draft(Work work, IReadOnlyList<Record> shipments)
    {
        foreach (var shipment in shipments.Where(shipment => shipment.State is "waiting" or "cancelled"))
        {
            foreach (var move in ShipmentMoves.Picking(work, shipment).Where(move => move.State != "done").ToList())
            {
                move.Table.Remove(move);
            }

            ShipmentMoves.Set(work, ShipmentMoves.Outgoing(work, shipment), "draft", "assigned", "cancelled");
            Change(work, shipment, "draft");
        }
    }

    public static object AssignTry(Work work, IReadOnlyList<Record> shipments)
    {
        var complete = true;
        foreach (var shipment in shipments.Where(shipment => shipment.State == "waiting"))
        {
            if (ShipmentMoves.Assign(work, ShipmentMoves.Picking(work, shipment)))
            {
                work.Set(shipment, "state", "assigned");
            }
            else
            {
                complete = false;
            }
        }

        return complete;
    }

    public static void AssignForce(Work work, IReadOnlyList<Record> shipments)
    {
        foreach (var shipment in shipments.Where(shipment => shipment.State == "waiting"))
        {
            ShipmentMoves.Set(work, ShipmentMoves.Picking(work, shipment), "assigned", "draft");
            work.Set(shipment, "state", "assigned");
        }
    }

    /// <summary>Takes the goods to the output zone. A waiting shipment is picked as well, whether there is stock or not.</summary>
    public static void Pick(Work work, IReadOnlyList<Record> shipments)
    {
        foreach (var shipment in shipments.Where(shipment => shipment.State is "waiting" or "assigned"))
        {
            ShipmentMoves.Do(work, ShipmentMoves.Picking(work, shipment));
            Follow(work, shipment);
            work.Set(shipment, "state", "picked");
        }
    }

    public static void Pack(Work work, IReadOnlyList<Record> shipments)
    {
        foreach (var shipment in shipments.Where(shipment => shipment.State == "picked"))
        {
            ShipmentMoves.Set(work, ShipmentMoves.Outgoing(work, shipment), "assigned", "draft");
            work.Set(shipment, "state", "packed");
        }
    }

    public static void Done(Work work, IReadOnlyList<Record> shipments)
    {
        foreach (var shipment in shipments.Where(shipment => shipment.State == "packed"))
        {
            ShipmentMoves.Do(work, ShipmentMoves.Outgoing(work, shipment));
            work.Set(shipment, "effective_date", work.Today);
            Change(work, shipment, "done");
        }
    }

    /// <summary>Cancels what is not done yet; goods that are picked stay in the output zone.</summary>
    public static void Cancel(Work work, IReadOnlyList<Record> shipments)
    {
        foreach (var shipment in shipments.Where(shipment => shipment.State is not ("done" or "cancelled")))
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

    // What goes out is what was picked, product by product.
    private static void Follow(Work work, Record shipment)
    {
        var picked = ShipmentMoves.Picking(work, shipment).Where(move => move.State == "done")
            .GroupBy(move => move.Link("product") ?? 0).ToDictionary(group => group.Key, group => group.Sum(move => move.Number("quantity")));
        foreach (var move in ShipmentMoves.Outgoing(work, shipment).Where(move => move.State is "draft" or "assigned").OrderBy(move => move.Id).ToList())
        {
            var product = move.Link("product") ?? 0;
            var there = Math.Min(picked.GetValueOrDefault(product), move.Number("quantity"));
            picked[product] = picked.GetValueOrDefault(product) - there;
            if (there != move.Number("quantity"))
            {
                work.Set(move, "quantity", there);
            }
        }
    }
}
