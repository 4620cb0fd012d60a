using Retail.Connectors.Testing.Odoo.Records;

namespace Retail.Connectors.Testing.Odoo.Stock;

/// <summary>Goods that are written off.</summary>
internal static class Scraps
{
    public static void BeforeCreate(OdooSession session, RecordValues values)
    {
        values.TryAdd("state", "draft");
        values.TryAdd("name", "New");
        values.TryAdd("company_id", session.Company);
    }

    /// <summary>Takes the goods out of their place; answers a wizard and does nothing if there are too few.</summary>
    public static object Validate(OdooSession session, OdooRecord scrap)
    {
        AccessRules.Demand(session, OdooSchema.Model("stock.scrap"), "write");
        var (product, location, quantity) = (scrap.Link("product_id")!.Value, scrap.Link("location_id")!.Value, scrap.Number("scrap_qty"));
        if (session.Get("product.product", product).Flag("is_storable") && Quants.Free(session.Store, product, location) < quantity)
        {
            return new JsonFields { ["name"] = "Insufficient Quantity To Scrap", ["type"] = "ir.actions.act_window", ["res_model"] = "stock.warn.insufficient.qty.scrap" };
        }

        // The move of the scrap becomes one of the transfer that it names.
        Unchecked.Create(
            session, "stock.move", ("picking_id", scrap["picking_id"]), ("product_id", product), ("product_uom", scrap["product_uom_id"]), ("product_uom_qty", quantity),
            ("quantity", quantity), ("picked", true), ("state", "done"), ("location_id", location), ("location_dest_id", StockSeed.Scrap), ("date", session.Now),
            ("company_id", scrap["company_id"]));
        Quants.Add(session, product, location, -quantity);
        Unchecked.Set(session, scrap, ("state", "done"));
        return true;
    }
}
