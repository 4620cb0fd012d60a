using Retail.Connectors.Testing.Tryton.Records;

namespace Retail.Connectors.Testing.Tryton.Sales;

/// <summary>How far the goods of a sale's line are delivered, and the moves for what is left.</summary>
internal static class SaleDeliveries
{
    public static bool IsGoods(Work work, Record line) => line.Text("type") == "line"
        && work.Follow(line, "product") is { } product && work.Read(product, "type") is "goods" or "assets";

    /// <summary>What no move stands for yet. A cancelled move counts until it is made anew.</summary>
    public static double Left(Work work, Record line)
    {
        var recreated = line.Ids("moves_recreated");
        return Math.Abs(line.Number("quantity")) - Moves(work, line).Where(move => !recreated.Contains(move.Id)).Sum(move => move.Number("quantity"));
    }

    public static bool IsDone(Work work, Record line)
    {
        if (!IsGoods(work, line))
        {
            return true;
        }

        var settled = line.Ids("moves_recreated").Concat(line.Ids("moves_ignored")).ToHashSet();
        return Left(work, line) <= 0 && Moves(work, line).All(move => settled.Contains(move.Id) || move.State == "done");
    }

    public static bool HasException(Work work, Record line)
    {
        var settled = line.Ids("moves_recreated").Concat(line.Ids("moves_ignored")).ToHashSet();
        return Moves(work, line).Any(move => move.State == "cancelled" && !settled.Contains(move.Id));
    }

    /// <summary>Makes a shipment, or the shipment of a return, for what is left.</summary>
    public static Record? Create(Work work, Record sale, bool isReturn)
    {
        var lines = SaleFields.Lines(work, sale)
            .Where(line => IsGoods(work, line) && line.Number("quantity") < 0 == isReturn && line.Number("quantity") != 0 && Left(work, line) > 0).ToList();
        if (lines.Count == 0 || sale.Text("shipment_method") != "order")
        {
            return null;
        }

        var warehouse = work.Follow(sale, "warehouse")!;
        var party = work.Follow(sale, "shipment_party") ?? work.Follow(sale, "party")!;
        var values = new WireFields
        {
            ["company"] = sale.Link("company"), ["customer"] = party.Id, ["delivery_address"] = sale.Link("shipment_address"),
            ["warehouse"] = warehouse.Id, ["planned_date"] = sale.Day("sale_date"),
        };
        if (!isReturn)
        {
            values["carrier"] = sale.Link("carrier");
        }

        var shipment = work.Insert(isReturn ? "stock.shipment.out.return" : "stock.shipment.out", values);
        ModelRules.BeforeInsert(work, shipment);
        foreach (var line in lines)
        {
            work.Insert("stock.move", new()
            {
                ["company"] = sale.Link("company"), ["currency"] = sale.Link("currency"), ["product"] = line.Link("product"), ["uom"] = line.Link("unit"),
                ["quantity"] = Left(work, line), ["unit_price"] = line["unit_price"], ["origin"] = line.Reference, ["shipment"] = shipment.Reference,
                ["from_location"] = work.Read(line, "from_location"), ["to_location"] = work.Read(line, "to_location"), ["planned_date"] = sale.Day("sale_date"),
            });
        }

        return shipment;
    }

    private static IReadOnlyList<Record> Moves(Work work, Record line) => work.Store["stock.move"].Holding("origin", line.Reference);
}
