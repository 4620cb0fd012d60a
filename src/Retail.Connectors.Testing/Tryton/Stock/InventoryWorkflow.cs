using System.Security.Cryptography;
using System.Text;
using Retail.Connectors.Testing.Tryton.Records;

namespace Retail.Connectors.Testing.Tryton.Stock;

/// <summary>The buttons of a stock count. A count is absolute: what differs from the stock is moved to or from lost and found.</summary>
internal static class InventoryWorkflow
{
    public static void Confirm(Work work, IReadOnlyList<Record> inventories)
    {
        var future = inventories.Where(inventory => inventory.State == "draft" && inventory.Day("date") > work.Today).ToList();
        if (future.Count > 0)
        {
            Warn(work, future);
        }

        foreach (var inventory in inventories.Where(inventory => inventory.State == "draft"))
        {
            Check(work, inventory);
            foreach (var line in work.Rows(inventory, "lines"))
            {
                Count(work, inventory, line);
            }

            work.Set(inventory, "state", "done");
        }
    }

    public static void Cancel(Work work, IReadOnlyList<Record> inventories)
    {
        foreach (var inventory in inventories.Where(inventory => inventory.State is "draft" or "done"))
        {
            foreach (var move in work.Rows(inventory, "lines").SelectMany(line => work.Rows(line, "moves")).ToList())
            {
                work.Set(move, "state", "cancelled");
            }

            work.Set(inventory, "state", "cancelled");
        }
    }

    private static void Warn(Work work, List<Record> inventories)
    {
        var ids = string.Join(',', inventories.Select(inventory => inventory.Reference));
        var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(ids)))[..32] + ".date_future";
        var names = string.Join(", ", inventories.Select(inventory => work.Read(inventory, "rec_name")));
        Warnings.Ask(work, name, $"The inventories \"{names}\" have dates in the future.");
    }

    private static void Check(Work work, Record inventory)
    {
        var twice = work.Rows(inventory, "lines").GroupBy(line => line.Link("product")).FirstOrDefault(group => group.Count() > 1);
        if (twice is not null)
        {
            throw RpcError.User($"Inventory line \"{work.Read(twice.First(), "rec_name")}\" is not unique on inventory \"{work.Read(inventory, "rec_name")}\".");
        }

        if (inventory.Text("empty_quantity") is null && work.Rows(inventory, "lines").Exists(line => line["quantity"] is not double))
        {
            throw RpcError.User($"To confirm the inventory \"{work.Read(inventory, "rec_name")}\" you must select an option for empty quantity.");
        }

        if (LostFound(work, inventory) is null)
        {
            throw RpcError.User($"The location \"{work.Read(work.Follow(inventory, "location")!, "rec_name")}\" has no lost and found location.");
        }
    }

    private static long? LostFound(Work work, Record inventory)
    {
        var location = inventory.Link("location");
        return work.Store["stock.location"].Holding("type", "warehouse")
            .FirstOrDefault(warehouse => StockLevels.Parts(work, [warehouse.Id], storageOnly: false).Contains(location ?? 0))?.Link("lost_found_location");
    }

    private static void Count(Work work, Record inventory, Record line)
    {
        var location = inventory.Link("location") ?? 0;
        var expected = StockLevels.In(work.With(CallContext.Of(work.Context.Company)), line.Link("product") ?? 0, new HashSet<long> { location }, forecast: false);
        work.Set(line, "expected_quantity", expected);
        if (line["quantity"] is not double && inventory.Text("empty_quantity") != "empty")
        {
            return;
        }

        var difference = line.Number("quantity") - expected;
        if (difference == 0)
        {
            return;
        }

        var lost = LostFound(work, inventory);
        var move = work.Insert("stock.move", new()
        {
            ["company"] = inventory.Link("company"), ["product"] = line.Link("product"), ["uom"] = work.Read(line, "uom"), ["quantity"] = Math.Abs(difference),
            ["from_location"] = difference > 0 ? lost : location, ["to_location"] = difference > 0 ? location : lost,
            ["origin"] = line.Reference, ["planned_date"] = inventory["date"],
        });
        work.Set(move, "state", "done");
        work.Set(move, "effective_date", inventory["date"]);
    }
}
