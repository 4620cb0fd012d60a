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
        var code = warehouse.Text("code")!;

        // The ids of the first company are those of the recordings.
        var (place, type, sales, bank) = company == 1 ? (4, 1, 8, 13) : ((company * 10) + 4, company * 10, (company * 10) + 8, (company * 10) + 9);
        Add(store, "stock.location", place, ("name", code), ("complete_name", code), ("usage", "view"), ("company_id", company));
        Add(
            store, "stock.location", place + 1, ("name", "Stock"), ("complete_name", $"{code}/Stock"), ("usage", "internal"), ("location_id", place),
            ("company_id", company), ("warehouse_id", company));
        Add(
            store, "stock.location", place + 2, ("name", "Inspection"), ("complete_name", $"{code}/Inspection"), ("usage", "internal"),
            ("location_id", place), ("company_id", company), ("warehouse_id", company));
        Add(
            store, "stock.picking.type", type, ("name", "Receipts"), ("code", "incoming"), ("warehouse_id", company), ("company_id", company),
            ("default_location_dest_id", place + 1));
        Add(
            store, "stock.picking.type", type + 1, ("name", "Delivery Orders"), ("code", "outgoing"), ("warehouse_id", company), ("company_id", company),
            ("default_location_src_id", place + 1), ("default_location_dest_id", Customers), ("return_picking_type_id", type));
        store.Set(warehouse, "view_location_id", place);
        store.Set(warehouse, "lot_stock_id", place + 1);
        store.Set(warehouse, "in_type_id", type);
        store.Set(warehouse, "out_type_id", type + 1);
        Add(store, "account.journal", sales, ("name", "Sales"), ("code", "INV"), ("type", "sale"), ("company_id", company));
        Add(store, "account.journal", bank, ("name", "Bank"), ("code", "BNK1"), ("type", "bank"), ("company_id", company));
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
