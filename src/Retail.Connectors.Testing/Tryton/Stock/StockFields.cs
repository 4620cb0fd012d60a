using Retail.Connectors.Testing.Tryton.Records;

namespace Retail.Connectors.Testing.Tryton.Stock;

/// <summary>Computed fields of shipments, moves, counts and locations.</summary>
internal static class StockFields
{
    public static Dictionary<(string, string), Func<Work, Record, object?>> All { get; } = Build();

    private static Dictionary<(string, string), Func<Work, Record, object?>> Build()
    {
        var all = new Dictionary<(string, string), Func<Work, Record, object?>>
        {
            [("stock.shipment.out", "outgoing_moves")] = static (work, shipment) => Ids(ShipmentMoves.Outgoing(work, shipment)),
            [("stock.shipment.out", "inventory_moves")] = static (work, shipment) => Ids(ShipmentMoves.Picking(work, shipment)),
            [("stock.shipment.out", "warehouse_storage")] = static (work, shipment) => work.Follow(shipment, "warehouse")?["storage_location"],
            [("stock.shipment.out", "warehouse_output")] = static (work, shipment) => work.Follow(shipment, "warehouse")?["output_location"],
            [("stock.shipment.out", "partially_assigned")] = static (work, shipment) => IsPartly(ShipmentMoves.Picking(work, shipment)),
            [("stock.shipment.out", "root_packages")] = static (work, shipment) => Ids(work.Rows(shipment, "packages").Where(package => package.Link("parent") is null)),
            [("stock.shipment.out.return", "incoming_moves")] = static (work, shipment) => Ids(ShipmentMoves.Incoming(work, shipment)),
            [("stock.shipment.out.return", "inventory_moves")] = static (work, shipment) => Ids(ShipmentMoves.Shelving(work, shipment)),
            [("stock.shipment.out.return", "warehouse_storage")] = static (work, shipment) => work.Follow(shipment, "warehouse")?["storage_location"],
            [("stock.shipment.out.return", "warehouse_input")] = static (work, shipment) => work.Follow(shipment, "warehouse")?["input_location"],
            [("stock.shipment.internal", "transit_location")] = static (_, _) => null,
            [("stock.shipment.internal", "partially_assigned")] = static (work, shipment) => IsPartly(ShipmentMoves.All(work, shipment)),
            [("stock.move", "internal_quantity")] = static (_, move) => move["quantity"],
            [("stock.move", "sale")] = static (work, move) => Line(work, move)?.Link("sale"),
            [("stock.move", "unit_digits")] = static (work, move) => work.Follow(move, "uom")?["digits"],
            [("stock.move", "rec_name")] = static (work, move) =>
                $"{move.Number("quantity")}{work.Follow(move, "uom")?.Text("symbol")} {(work.Follow(move, "product") is { } product ? work.Read(product, "rec_name") : null)}",
            [("stock.move", "sale_exception_state")] = static (work, move) => Exception(work, move),
            [("stock.inventory.line", "inventory_state")] = static (work, line) => work.Follow(line, "inventory")?.State,
            [("stock.inventory.line", "inventory_location")] = static (work, line) => work.Follow(line, "inventory")?["location"],
            [("stock.inventory.line", "inventory_date")] = static (work, line) => work.Follow(line, "inventory")?["date"],
            [("stock.inventory.line", "uom")] = static (work, line) => work.Follow(line, "product") is { } product ? work.Read(product, "default_uom") : null,
            [("stock.inventory.line", "unit_digits")] = static (_, _) => 0L,
            [("stock.inventory.line", "rec_name")] = static (work, line) => work.Follow(line, "product") is { } product ? work.Read(product, "rec_name") : null,
            [("stock.location", "quantity")] = static (work, location) => Quantity(work, location, forecast: false),
            [("stock.location", "forecast_quantity")] = static (work, location) => Quantity(work, location, forecast: true),
            [("stock.location", "warehouse")] = static (_, location) => location.Text("type") == "warehouse" ? location.Id : null,
        };
        foreach (var model in (string[])["stock.shipment.out", "stock.shipment.out.return"])
        {
            all[(model, "origins")] = static (work, shipment) => string.Join(", ", ShipmentMoves.Sales(work, shipment).Select(sale => work.Read(sale, "rec_name")));
            all[(model, "customer_location")] = static (work, shipment) => work.Follow(shipment, "customer")?["customer_location"];
        }

        return all;
    }

    private static long[] Ids(IEnumerable<Record> records) => records.OrderByDescending(record => record.Id).Select(record => record.Id).ToArray();

    private static object IsPartly(IEnumerable<Record> moves)
    {
        var states = moves.Select(move => move.State).ToHashSet(StringComparer.Ordinal);
        return states.Contains("assigned") && states.Contains("draft");
    }

    private static Record? Line(Work work, Record move) => work.Resolve(move.Text("origin")) is { Model.Name: "sale.line" } line ? line : null;

    private static string Exception(Work work, Record move)
    {
        if (Line(work, move) is not { } line || move.State != "cancelled")
        {
            return "";
        }

        return line.Ids("moves_recreated").Contains(move.Id) ? "recreated" : line.Ids("moves_ignored").Contains(move.Id) ? "ignored" : "";
    }

    private static double? Quantity(Work work, Record location, bool forecast) => work.Context["product"] is long product
        ? StockLevels.In(work, product, StockLevels.Parts(work, [location.Id], storageOnly: false), forecast)
        : null;
}
