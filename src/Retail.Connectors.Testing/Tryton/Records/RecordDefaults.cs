namespace Retail.Connectors.Testing.Tryton.Records;

/// <summary>What a new row gets where the caller says nothing; the company comes from the context alone.</summary>
internal static class RecordDefaults
{
    public static WireFields Of(Work work, string modelName)
    {
        var model = Schema.Model(modelName);
        var values = new WireFields();
        if (model.HasActive && !FieldValues.IsComputed(model["active"]))
        {
            values["active"] = true;
        }

        if (model.Fields.ContainsKey("company") && !FieldValues.IsComputed(model["company"]))
        {
            values["company"] = work.Context.Company;
        }

        foreach (var (name, value) in Particular(work, modelName))
        {
            values[name] = value;
        }

        return values;
    }

    private static (string, object?)[] Particular(Work work, string model) => model switch
    {
        "sale.sale" =>
        [
            ("state", "draft"), ("invoice_method", "order"), ("shipment_method", "order"), ("invoice_state", "none"), ("shipment_state", "none"),
            ("currency", Currency(work)), ("warehouse", OnlyWarehouse(work)), ("payment_term", null), ("shipment_cost_method", "order"),
        ],
        "sale.line" => [("type", "line")],
        "account.invoice" => [("state", "draft"), ("type", "out"), ("currency", Currency(work))],
        "account.invoice.line" => [("type", "line"), ("currency", Currency(work))],
        "account.invoice.tax" => [("base", 0m), ("amount", 0m), ("manual", true)],
        "account.tax" => [("type", "percentage"), ("update_unit_price", false)],
        "account.move" => [("state", "draft")],
        "account.move.line" => [("debit", 0m), ("credit", 0m), ("state", "draft")],
        "product.template" => [("type", "goods"), ("cost_price_method", "fixed"), ("salable", false), ("consumable", false)],
        "product.price_list" => [("unit", "product_default"), ("tax_included", false)],
        "stock.move" => [("state", "draft"), ("currency", Currency(work)), ("unit_price_updated", false)],
        "stock.shipment.out" or "stock.shipment.out.return" => [("state", "draft"), ("warehouse", OnlyWarehouse(work))],
        "stock.shipment.internal" => [("state", "draft"), ("planned_date", work.Today)],
        "stock.inventory" => [("state", "draft"), ("date", work.Today)],
        "stock.inventory.line" => [("expected_quantity", 0.0)],
        "party.party" =>
        [
            ("sale_price_list", work.Store["product.price_list"].Find(1)?.Id),
            ("customer_location", SeedIds.CustomerLocation), ("supplier_location", SeedIds.SupplierLocation),
        ],
        "party.address" => [("invoice", false), ("delivery", false)],
        "party.contact_mechanism" => [("type", "phone")],
        _ => [],
    };

    private static long? Currency(Work work) =>
        work.Context.Company is { } company ? work.Store["company.company"].Find(company)?.Link("currency") : null;

    private static long? OnlyWarehouse(Work work) =>
        work.Store["stock.location"].Holding("type", "warehouse") is [var only] ? only.Id : null;
}
