using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Retail.Connectors.Testing.Odoo.Records;

/// <summary>All models the simulator knows, read once from the recorded field lists.</summary>
internal static class OdooSchema
{
    private static readonly Dictionary<string, (string Label, string Order)> Models = new()
    {
        ["res.company"] = ("Companies", "id"),
        ["res.country"] = ("Country", "name, id"),
        ["res.country.state"] = ("Country state", "code, id"),
        ["res.currency"] = ("Currency", "active desc, name"),
        ["res.users"] = ("User", "name, id"),
        ["res.partner"] = ("Contact", "display_name, id desc"),
        ["product.product"] = ("Product Variant", "default_code, name, id"),
        ["product.template"] = ("Product", "is_favorite desc, name"),
        ["product.attribute"] = ("Product Attribute", "sequence, id"),
        ["product.attribute.value"] = ("Attribute Value", "attribute_id, sequence, id"),
        ["product.template.attribute.line"] = ("Product Template Attribute Line", "sequence, attribute_id, id"),
        ["product.template.attribute.value"] = ("Product Template Attribute Value", "attribute_line_id, product_attribute_value_id, id"),
        ["product.category"] = ("Product Category", "complete_name"),
        ["product.pricelist"] = ("Pricelist", "sequence, id"),
        ["uom.uom"] = ("Product Unit of Measure", "id"),
        ["account.account"] = ("Account", "code, id"),
        ["account.tax.group"] = ("Tax Group", "sequence, id"),
        ["account.tax"] = ("Tax", "sequence, id"),
        ["account.tax.repartition.line"] = ("Tax Repartition Line", "document_type, repartition_type, sequence, id"),
        ["stock.warehouse"] = ("Warehouse", "id"),
        ["sale.order"] = ("Sales Order", "date_order desc, id desc"),
        ["sale.order.line"] = ("Sales Order Line", "order_id, sequence, id"),
        ["product.pricelist.item"] = ("Pricelist Rule", "applied_on, min_quantity desc, categ_id desc, id desc"),
        ["account.journal"] = ("Journal", "sequence, type, code"),
        ["account.move"] = ("Journal Entry", "date desc, name desc, invoice_date desc, id desc"),
        ["account.move.line"] = ("Journal Item", "date desc, move_name desc, id"),
        ["account.payment"] = ("Payments", "date desc, name desc"),
        ["stock.location"] = ("Inventory Locations", "complete_name, id"),
        ["stock.picking.type"] = ("Picking Type", "is_favorite desc, sequence, id"),
        ["stock.picking"] = ("Transfer", "priority desc, scheduled_date asc, id desc"),
        ["stock.move"] = ("Stock Move", "sequence, id"),
        ["stock.quant"] = ("Quants", "id"),
        ["stock.scrap"] = ("Scrap", "id desc"),
        ["mail.message"] = ("Message", "id desc"),
        ["ir.model.data"] = ("Model Data", "module, model, name"),
    };

    private static readonly Dictionary<string, OdooModel> Loaded = Load();

    public static IEnumerable<OdooModel> All => Loaded.Values;

    public static OdooModel Model(string name) => Loaded[name];

    public static bool TryFind(string? name, [NotNullWhen(true)] out OdooModel? model)
    {
        model = null;
        return name is not null && Loaded.TryGetValue(name, out model);
    }

    private static Dictionary<string, OdooModel> Load() => DataFile.Rows("fields")
        .Select(Field)
        .GroupBy(field => field.Model)
        .ToDictionary(
            group => group.Key,
            group => new OdooModel(group.Key, Models[group.Key].Label, Models[group.Key].Order, [.. group]));

    private static OdooField Field(string[] row) => new(
        row[0],
        row[1],
        Enum.Parse<OdooFieldType>(row[2], ignoreCase: true),
        row[3],
        row[4].Length == 0 ? null : row[4],
        row[5].Length == 0 ? null : row[5],
        row[6].Length > 0,
        row[7].Length > 0,
        row[8].Length == 0 ? null : int.Parse(row[8], CultureInfo.InvariantCulture),
        [.. row[9].Split('|', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2)).Select(pair => KeyValuePair.Create(pair[0], pair[1]))]);
}
