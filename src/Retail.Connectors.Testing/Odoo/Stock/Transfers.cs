using System.Globalization;
using Retail.Connectors.Testing.Odoo.Records;
using Retail.Connectors.Testing.Odoo.Sales;

namespace Retail.Connectors.Testing.Odoo.Stock;

/// <summary>Deliveries of confirmed orders, receipts of what comes back, and their rest.</summary>
internal static class Transfers
{
    public static IEnumerable<OdooRecord> Moves(OdooStore store, OdooRecord picking) =>
        store["stock.move"].Holding("picking_id", picking.Id).Select(id => store["stock.move"].Find(id)!).OrderBy(move => move.Id);

    public static IEnumerable<OdooRecord> OfOrder(OdooStore store, OdooRecord order) =>
        store["stock.picking"].Holding("sale_id", order.Id).Select(id => store["stock.picking"].Find(id)!).OrderBy(picking => picking.Id);

    /// <summary>What has left of an order line, returns taken off. Goods that went straight to scrap do not count as returned.</summary>
    public static decimal Delivered(OdooStore store, OdooRecord saleLine) => store["stock.move"].Holding("sale_line_id", saleLine.Id)
        .Select(id => store["stock.move"].Find(id)!).Where(move => move.Text("state") is "done")
        .Sum(move => Usage(store, move, "location_dest_id") is "customer" ? move.Number("quantity")
            : Usage(store, move, "location_id") is "customer" && Usage(store, move, "location_dest_id") is not "inventory" ? -move.Number("quantity")
            : 0m);

    /// <summary>What moves of an order line that were not cancelled bring to the customer, done or to be done, less what they bring back.</summary>
    private static decimal Moved(OdooStore store, OdooRecord saleLine) => store["stock.move"].Holding("sale_line_id", saleLine.Id)
        .Select(id => store["stock.move"].Find(id)!).Where(move => move.Text("state") is not "cancel")
        .Sum(move => move.Number(move.Text("state") is "done" ? "quantity" : "product_uom_qty")
            * (Usage(store, move, "location_dest_id") is "customer" ? 1 : Usage(store, move, "location_id") is "customer" ? -1 : 0));

    public static string? Usage(OdooStore store, OdooRecord move, string field) => store["stock.location"].Find(move.Link(field) ?? 0)?.Text("usage");

    public static string? DeliveryStatus(OdooStore store, OdooRecord order)
    {
        var pickings = OfOrder(store, order).Where(picking => picking.Text("state") is not "cancel" && TypeOf(store, picking) is "outgoing").ToArray();
        return pickings.Length == 0 ? null
            : pickings.All(picking => picking.Text("state") is "done") ? "full"
            : pickings.Any(picking => picking.Text("state") is "done") ? "partial"
            : "pending";
    }

    public static string? TypeOf(OdooStore store, OdooRecord picking) => store["stock.picking.type"].Find(picking.Link("picking_type_id") ?? 0)?.Text("code");

    public static void ForOrder(OdooSession session, OdooRecord order)
    {
        // An order that was cancelled and confirmed again is delivered only what has not left yet.
        var goods = OrderAmounts.Lines(session.Store, order)
            .Where(line => session.Store["product.product"].Find(line.Link("product_id") ?? 0)?.Text("type") is "consu")
            .Select(line => (Line: line, Quantity: line.Number("product_uom_qty") - Moved(session.Store, line)))
            .Where(line => line.Quantity > 0).ToArray();
        if (goods.Length == 0 || session.Store["stock.warehouse"].Find(order.Link("warehouse_id") ?? 0) is not { } warehouse)
        {
            return;
        }

        var type = session.Get("stock.picking.type", warehouse.Link("out_type_id")!.Value);
        var picking = Unchecked.Create(
            session, "stock.picking", ("name", Name(session, type)), ("state", "confirmed"), ("origin", order["name"]), ("sale_id", order.Id),
            ("partner_id", order["partner_shipping_id"]), ("picking_type_id", type.Id), ("location_id", type["default_location_src_id"]),
            ("location_dest_id", type["default_location_dest_id"]), ("scheduled_date", session.Now), ("company_id", order["company_id"]));
        foreach (var (line, quantity) in goods)
        {
            Unchecked.Create(
                session, "stock.move", ("picking_id", picking.Id), ("product_id", line["product_id"]), ("product_uom", line["product_uom_id"]),
                ("product_uom_qty", quantity), ("quantity", 0m), ("picked", false), ("state", "confirmed"), ("location_id", picking["location_id"]),
                ("location_dest_id", picking["location_dest_id"]), ("sale_line_id", line.Id), ("date", session.Now), ("company_id", order["company_id"]));
        }

        Assign(session, picking);
    }

    /// <summary>Confirms drafts and reserves what there is.</summary>
    public static object? Confirm(OdooSession session, IReadOnlyList<OdooRecord> pickings)
    {
        AccessRules.Demand(session, OdooSchema.Model("stock.picking"), "write");
        foreach (var picking in pickings.Where(picking => picking.Text("state") is not ("done" or "cancel")))
        {
            Assign(session, picking);
        }

        return true;
    }

    public static void Cancel(OdooSession session, OdooRecord picking)
    {
        foreach (var move in Moves(session.Store, picking))
        {
            Release(session, move);
            Unchecked.Set(session, move, ("state", "cancel"));
        }

        Unchecked.Set(session, picking, ("state", "cancel"));
    }

    /// <summary>Carries a transfer out; a part of it only if the context says what becomes of the rest.</summary>
    public static object Validate(OdooSession session, OdooRecord picking)
    {
        AccessRules.Demand(session, OdooSchema.Model("stock.picking"), "write");
        if (picking.Text("state") is "done")
        {
            return true;
        }

        var moves = Moves(session.Store, picking).Where(move => move.Text("state") is not "cancel").ToArray();
        var anyPicked = Array.Exists(moves, move => move.Flag("picked"));
        var taken = moves.ToDictionary(move => move, move => anyPicked && !move.Flag("picked") ? 0m : move.Number("quantity"));
        if (taken.Values.All(quantity => quantity == 0))
        {
            throw OdooError.User("You cannot validate a transfer if no quantities are reserved. To force the transfer, encode quantities.");
        }

        if (taken.Any(move => move.Value < move.Key.Number("product_uom_qty")) && !session.ContextFlag("skip_backorder"))
        {
            return new JsonFields
            {
                ["name"] = "Create Backorder?", ["type"] = "ir.actions.act_window", ["view_mode"] = "form", ["res_model"] = "stock.backorder.confirmation",
                ["views"] = new object[] { new object[] { 938, "form" } }, ["view_id"] = 938, ["target"] = "new",
                ["context"] = new JsonFields
                {
                    ["button_validate_picking_ids"] = new[] { picking.Id }, ["default_show_transfers"] = false, ["default_pick_ids"] = new object[] { new[] { 4, picking.Id } },
                },
            };
        }

        Carry(session, picking, taken);
        return true;
    }

    private static void Carry(OdooSession session, OdooRecord picking, Dictionary<OdooRecord, decimal> taken)
    {
        OdooRecord? rest = null;
        foreach (var (move, quantity) in taken)
        {
            var missing = move.Number("product_uom_qty") - quantity;
            Release(session, move);
            if (missing > 0)
            {
                rest ??= Unchecked.Create(
                    session, "stock.picking", ("name", Name(session, session.Get("stock.picking.type", picking.Link("picking_type_id")!.Value))), ("state", "confirmed"),
                    ("backorder_id", picking.Id), ("origin", picking["origin"]), ("sale_id", picking["sale_id"]), ("partner_id", picking["partner_id"]),
                    ("picking_type_id", picking["picking_type_id"]), ("location_id", picking["location_id"]), ("location_dest_id", picking["location_dest_id"]),
                    ("scheduled_date", session.Now), ("company_id", picking["company_id"]));
                if (quantity == 0)
                {
                    Unchecked.Set(session, move, ("picking_id", rest.Id), ("quantity", 0m), ("picked", false), ("state", "confirmed"));
                    continue;
                }

                Unchecked.Create(
                    session, "stock.move", [.. move.Names.Where(name => name is not ("quantity" or "picked" or "state")).Select(name => (name, move[name])).ToArray(),
                        ("picking_id", rest.Id), ("product_uom_qty", missing), ("quantity", 0m), ("picked", false), ("state", "confirmed")]);
            }

            Quants.Add(session, move.Link("product_id")!.Value, move.Link("location_id")!.Value, -quantity);
            Quants.Add(session, move.Link("product_id")!.Value, move.Link("location_dest_id")!.Value, quantity);
            Unchecked.Set(session, move, ("quantity", quantity), ("product_uom_qty", missing > 0 ? quantity : move["product_uom_qty"]), ("picked", true), ("state", "done"), ("date", session.Now));
        }

        Unchecked.Set(session, picking, ("state", "done"), ("date_done", session.Now));
        if (rest is not null)
        {
            Assign(session, rest);
        }

        if (session.Store["sale.order"].Find(picking.Link("sale_id") ?? 0) is { } order)
        {
            Unchecked.Set(session, order);
        }
    }

    private static void Assign(OdooSession session, OdooRecord picking)
    {
        foreach (var move in Moves(session.Store, picking).Where(move => move.Text("state") is not ("done" or "cancel")))
        {
            var (product, source) = (move.Link("product_id")!.Value, move.Link("location_id")!.Value);
            var wanted = move.Number("product_uom_qty") - move.Number("quantity");
            var isKept = Quants.IsInternal(session.Store, source) && session.Get("product.product", product).Flag("is_storable");
            var found = isKept ? Math.Clamp(Quants.Free(session.Store, product, source), 0, wanted) : wanted;
            if (isKept && found > 0)
            {
                Quants.Add(session, product, source, 0, found);
            }

            var quantity = move.Number("quantity") + found;
            Unchecked.Set(
                session, move, ("quantity", quantity),
                ("state", quantity == move.Number("product_uom_qty") ? "assigned" : quantity > 0 ? "partially_available" : "confirmed"));
        }

        var any = Moves(session.Store, picking).Any(move => move.Text("state") is "assigned" or "partially_available");
        Unchecked.Set(session, picking, ("state", any ? "assigned" : "confirmed"));
    }

    private static void Release(OdooSession session, OdooRecord move)
    {
        if (move.Text("state") is "assigned" or "partially_available")
        {
            Quants.Add(session, move.Link("product_id")!.Value, move.Link("location_id")!.Value, 0, -move.Number("quantity"));
        }
    }

    private static string Name(OdooSession session, OdooRecord type)
    {
        var warehouse = session.Store["stock.warehouse"].Find(type.Link("warehouse_id") ?? 0)?.Text("code");
        var sequence = $"{warehouse}/{(type.Text("code") is "incoming" ? "IN" : "OUT")}/";
        return sequence + session.Store.Next(sequence).ToString("00000", CultureInfo.InvariantCulture);
    }

    public static void BeforeCreate(OdooSession session, RecordValues values)
    {
        values.TryAdd("state", "draft");
        values.TryAdd("scheduled_date", session.Now);
        values["company_id"] = values.GetValueOrDefault("company_id") ?? session.Company;
        var type = session.Get("stock.picking.type", (int)values["picking_type_id"]!);
        values.TryAdd("name", Name(session, type));
        if (values.GetValueOrDefault("return_id") is int returned)
        {
            values.TryAdd("sale_id", session.Get("stock.picking", returned)["sale_id"]);
        }
    }

    public static void BeforeCreateMove(OdooSession session, RecordValues values)
    {
        values.TryAdd("state", "draft");
        values.TryAdd("quantity", 0m);
        values.TryAdd("picked", false);
        values.TryAdd("product_uom_qty", 1m);
        values.TryAdd("date", session.Now);
        values.TryAdd("company_id", session.Company);
    }

    /// <summary>A person's quantity replaces what was reserved.</summary>
    public static void BeforeWriteMove(OdooSession session, OdooRecord move, RecordValues values)
    {
        if (values.GetValueOrDefault("quantity") is decimal quantity && move.Text("state") is ("assigned" or "partially_available" or "confirmed"))
        {
            Quants.Add(session, move.Link("product_id")!.Value, move.Link("location_id")!.Value, 0, quantity - move.Number("quantity"));
            session.Store.Set(move, "state", "assigned");
        }
    }
}
