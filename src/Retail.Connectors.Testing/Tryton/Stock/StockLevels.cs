using Retail.Connectors.Testing.Tryton.Records;

namespace Retail.Connectors.Testing.Tryton.Stock;

/// <summary>Quantities by location, under the keys of the context.</summary>
internal static class StockLevels
{
    /// <summary>The quantity in the locations of the context: 0 without one, and 0 for several that are not taken with their children.</summary>
    public static double Of(Work work, long product, bool forecast)
    {
        var asked = work.Context.Ids("locations");
        if (asked.Count == 0 || asked.Count > 1 && !work.Context.Is("with_childs"))
        {
            return 0;
        }

        return In(work, product, Parts(work, asked, work.Context.Is("stock_skip_warehouse")), forecast);
    }

    public static double In(Work work, long product, IReadOnlySet<long> locations, bool forecast)
    {
        var until = work.Context["stock_date_end"] as DateOnly?;
        var withAssigned = work.Context.Is("stock_assign");
        var sum = 0.0;
        foreach (var move in work.Store["stock.move"].Holding("product", product))
        {
            var isIn = locations.Contains(move.Link("to_location") ?? 0);
            var isOut = locations.Contains(move.Link("from_location") ?? 0);
            var state = move.State;
            if (!isIn && !isOut || state == "cancelled" || (move.Day("effective_date") ?? move.Day("planned_date")) > until)
            {
                continue;
            }

            // Assigned goods are off where they lie, and not yet there where they go, be it the same warehouse.
            sum += isIn && (forecast || state == "done") ? move.Number("quantity") : 0;
            sum -= isOut && (forecast || state == "done" || withAssigned && state == "assigned") ? move.Number("quantity") : 0;
        }

        return sum;
    }

    /// <summary>What may be taken from a location: assigned goods are off.</summary>
    public static double Free(Work work, long product, long location)
    {
        var sum = 0.0;
        foreach (var move in work.Store["stock.move"].Holding("product", product))
        {
            sum += move.State == "done" && move.Link("to_location") == location ? move.Number("quantity") : 0;
            sum -= move.State is "done" or "assigned" && move.Link("from_location") == location ? move.Number("quantity") : 0;
        }

        return sum;
    }

    /// <summary>A warehouse stands for its zones, or for its storage alone; other locations for themselves and their children.</summary>
    public static HashSet<long> Parts(Work work, IEnumerable<long> locations, bool storageOnly)
    {
        var parts = new HashSet<long>();
        foreach (var id in locations)
        {
            if (work.Store["stock.location"].Find(id) is not { } location)
            {
                continue;
            }

            parts.Add(id);
            if (location.Text("type") == "warehouse")
            {
                string[] zones = storageOnly ? ["storage_location"] : ["storage_location", "input_location", "output_location"];
                parts.UnionWith(Parts(work, zones.Select(zone => location.Link(zone)).OfType<long>(), storageOnly));
            }

            parts.UnionWith(Parts(work, work.Store["stock.location"].Holding("parent", id)
                .Where(child => location.Text("type") != "warehouse").Select(child => child.Id), storageOnly));
        }

        return parts;
    }
}
