using Retail.Connectors.Testing.Tryton.Records;

namespace Retail.Connectors.Testing.Tryton.Stock;

/// <summary>The moves of a shipment, told apart by the zones they join.</summary>
internal static class ShipmentMoves
{
    public static IReadOnlyList<Record> All(Work work, Record shipment) => work.Store["stock.move"].Holding("shipment", shipment.Reference);

    public static IEnumerable<Record> Outgoing(Work work, Record shipment)
    {
        var output = work.Follow(shipment, "warehouse")?.Link("output_location");
        return All(work, shipment).Where(move => move.Link("from_location") == output);
    }

    public static IEnumerable<Record> Picking(Work work, Record shipment)
    {
        var output = work.Follow(shipment, "warehouse")?.Link("output_location");
        return All(work, shipment).Where(move => move.Link("to_location") == output);
    }

    public static IEnumerable<Record> Incoming(Work work, Record shipment)
    {
        var input = work.Follow(shipment, "warehouse")?.Link("input_location");
        return All(work, shipment).Where(move => move.Link("to_location") == input);
    }

    public static IEnumerable<Record> Shelving(Work work, Record shipment)
    {
        var input = work.Follow(shipment, "warehouse")?.Link("input_location");
        return All(work, shipment).Where(move => move.Link("from_location") == input);
    }

    public static IEnumerable<Record> Sales(Work work, Record shipment) => All(work, shipment)
        .Select(move => work.Resolve(move.Text("origin"))).OfType<Record>().Where(origin => origin.Model.Name == "sale.line")
        .Select(line => work.Follow(line, "sale")).OfType<Record>().Distinct();

    public static void Do(Work work, IEnumerable<Record> moves)
    {
        foreach (var move in moves.Where(move => move.State is "draft" or "assigned").ToList())
        {
            work.Set(move, "state", "done");
            work.Set(move, "effective_date", work.Today);
        }
    }

    public static void Set(Work work, IEnumerable<Record> moves, string state, params string[] from)
    {
        foreach (var move in moves.Where(move => from.Contains(move.State)).ToList())
        {
            work.Set(move, "state", state);
        }
    }

    /// <summary>Assigns what there is; a move that there is not enough for is split, and its rest stays a draft.</summary>
    /// <returns>True if all of it is assigned.</returns>
    public static bool Assign(Work work, IEnumerable<Record> moves)
    {
        var complete = true;
        foreach (var move in moves.Where(move => move.State == "draft").OrderBy(move => move.Id).ToList())
        {
            var there = Math.Max(0, StockLevels.Free(work, move.Link("product") ?? 0, move.Link("from_location") ?? 0));
            if (there >= move.Number("quantity"))
            {
                work.Set(move, "state", "assigned");
                continue;
            }

            complete = false;
            if (there > 0)
            {
                work.Set(move, "quantity", move.Number("quantity") - there);
                var part = work.Insert("stock.move", []);
                foreach (var (name, value) in move.Values.Where(pair => pair.Key is not ("create_date" or "create_uid" or "write_date" or "write_uid")))
                {
                    Work.Put(part, name, value);
                }

                work.Set(part, "quantity", there);
                work.Set(part, "state", "assigned");
            }
        }

        return complete;
    }
}
