using Retail.Connectors.Testing.Odoo.Records;

namespace Retail.Connectors.Testing.Odoo.Stock;

/// <summary>The places and kinds of transfers of a company's warehouse, and its journals.</summary>
internal static class StockSeed
{
    public const int Customers = 2;

    public const int Scrap = 3;

    public static void Shared(OdooStore store)
    {
        Add(store, "stock.location", Customers, ("name", "Customers"), ("complete_name", "Customers"), ("usage", "customer"));
        Add(store, "stock.location", Scrap, ("name", "Scrap"), ("complete_name", "Scrap"), ("usage", "inventory"));
    }

    public static void Of(OdooStore store, int company)
    {
        var warehouse = store.Get("stock.warehouse", company);

        // The ids of the first company are those of the recordings.
        var (place, type, sales, bank) = company == 1 ? (4, 1, 8, 13) : ((company * 10) + 4, company * 10, (company * 10) + 8, (company * 10) + 9);
        Warehouse(store, warehouse, company, place, type);
        Add(store, "account.journal", sales, ("name", "Sales"), ("code", "INV"), ("type", "sale"), ("company_id", company));
        Add(store, "account.journal", bank, ("name", "Bank"), ("code", "BNK1"), ("type", "bank"), ("company_id", company));
    }

    /// <summary>One more warehouse of a company.</summary>
    public static int More(OdooStore store, int company, string code, string name)
    {
        var warehouse = store["stock.warehouse"].NextId;
        Add(store, "stock.warehouse", warehouse, ("name", name), ("code", code), ("company_id", company));
        Warehouse(store, store.Get("stock.warehouse", warehouse), company, store["stock.location"].NextId, store["stock.picking.type"].NextId);
        return warehouse;
    }

    private static void Warehouse(OdooStore store, OdooRecord warehouse, int company, int place, int type)
    {
        var code = warehouse.Text("code")!;
        Add(store, "stock.location", place, ("name", code), ("complete_name", code), ("usage", "view"), ("company_id", company));
        Add(
            store, "stock.location", place + 1, ("name", "Stock"), ("complete_name", $"{code}/Stock"), ("usage", "internal"), ("location_id", place),
            ("company_id", company), ("warehouse_id", warehouse.Id));
        Add(
            store, "stock.location", place + 2, ("name", "Inspection"), ("complete_name", $"{code}/Inspection"), ("usage", "internal"),
            ("location_id", place), ("company_id", company), ("warehouse_id", warehouse.Id));
        Add(
            store, "stock.picking.type", type, ("name", "Receipts"), ("code", "incoming"), ("warehouse_id", warehouse.Id), ("company_id", company),
            ("default_location_dest_id", place + 1));
        Add(
            store, "stock.picking.type", type + 1, ("name", "Delivery Orders"), ("code", "outgoing"), ("warehouse_id", warehouse.Id), ("company_id", company),
            ("default_location_src_id", place + 1), ("default_location_dest_id", Customers), ("return_picking_type_id", type));
        store.Set(warehouse, "view_location_id", place);
        store.Set(warehouse, "lot_stock_id", place + 1);
        store.Set(warehouse, "in_type_id", type);
        store.Set(warehouse, "out_type_id", type + 1);
    }

    private static void Add(OdooStore store, string model, int id, params (string Field, object Value)[] values)
    {
        var record = new OdooRecord(OdooSchema.Model(model), id);
        foreach (var (field, value) in values)
        {
            record[field] = value;
        }

        store.Add(record);
    }
}
