using Retail.Connectors.Testing.Tryton.Records;

namespace Retail.Connectors.Testing.Tryton.Stock;

/// <summary>The buttons of a transfer between locations.</summary>
internal static class InternalWorkflow
{
    public static void Wait(Work work, IReadOnlyList<Record> shipments)
    {
        foreach (var shipment in shipments.Where(shipment => shipment.State is "draft" or "assigned"))
        {
            ShipmentMoves.Set(work, ShipmentMoves.All(work, shipment), "draft", "assigned");
            work.Set(shipment, "state", "waiting");
        }
    }

    public static object AssignTry(Work work, IReadOnlyList<Record> shipments)
    {
        var complete = true;
        foreach (var shipment in shipments.Where(shipment => shipment.State == "waiting"))
        {
            if (ShipmentMoves.Assign(work, ShipmentMoves.All(work, shipment)))
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
            ShipmentMoves.Set(work, ShipmentMoves.All(work, shipment), "assigned", "draft");
            work.Set(shipment, "state", "assigned");
        }
    }

    public static void Done(Work work, IReadOnlyList<Record> shipments)
    {
        foreach (var shipment in shipments.Where(shipment => shipment.State == "assigned"))
        {
            ShipmentMoves.Do(work, ShipmentMoves.All(work, shipment));
            work.Set(shipment, "effective_date", work.Today);
            work.Set(shipment, "state", "done");
        }
    }

    public static void Draft(Work work, IReadOnlyList<Record> shipments)
    {
        foreach (var shipment in shipments.Where(shipment => shipment.State is "waiting" or "cancelled"))
        {
            ShipmentMoves.Set(work, ShipmentMoves.All(work, shipment), "draft", "cancelled", "assigned");
            work.Set(shipment, "state", "draft");
        }
    }

    public static void Cancel(Work work, IReadOnlyList<Record> shipments)
    {
        foreach (var shipment in shipments.Where(shipment => shipment.State is "draft" or "waiting" or "assigned"))
        {
            ShipmentMoves.Set(work, ShipmentMoves.All(work, shipment), "cancelled", "draft", "assigned");
            work.Set(shipment, "state", "cancelled");
        }
    }
}
