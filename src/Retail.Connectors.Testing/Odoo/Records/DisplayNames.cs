using Retail.Connectors.Testing.Odoo.Catalog;

namespace Retail.Connectors.Testing.Odoo.Records;

/// <summary>How records are called where another record refers to them.</summary>
internal static class DisplayNames
{
    public static string Of(OdooStore store, string? model, int id) =>
        store.TryTable(model)?.Find(id) is { } record ? Of(store, record) : "";

    public static string Of(OdooStore store, OdooRecord record) => record.Model.Name switch
    {
        "res.partner" when record.Link("parent_id") is { } parent => $"{Of(store, "res.partner", parent)}, {record.Text("name")}",
        ProductTemplates.Variant => Coded(record, ProductVariants.NameOfVariant(store, record)),
        ProductTemplates.Template => Coded(record, record.Text("name") ?? ""),
        ProductVariants.Value => $"{Of(store, ProductVariants.Attribute, record.Link("attribute_id") ?? 0)}: {record.Text("name")}",
        ProductVariants.TemplateValue => Of(store, ProductVariants.Value, record.Link("product_attribute_value_id") ?? 0),
        ProductVariants.Line => Of(store, ProductVariants.Attribute, record.Link("attribute_id") ?? 0),
        "product.pricelist" => $"{record.Text("name")} ({Of(store, "res.currency", record.Link("currency_id") ?? 0)})",
        ProductCategories.Model => ProductCategories.NameOf(store, record),
        "res.country.state" => $"{record.Text("name")} ({store["res.country"].Find(record.Link("country_id") ?? 0)?.Text("code")})",
        "sale.order.line" => Line(store, record),
        "stock.location" => record.Text("complete_name") ?? record.Text("name") ?? "",
        "account.move" => record.Text("ref") is { } reference ? $"{record.Text("name")} ({reference})" : record.Text("name") ?? "",
        "ir.model.data" => $"{record.Text("module")}.{record.Text("name")}",
        _ => record.Text("name") ?? "",
    };

    private static string Coded(OdooRecord product, string name) => product.Text("default_code") is { } sku ? $"[{sku}] {name}" : name;

    private static string Line(OdooStore store, OdooRecord line)
    {
        var order = store["sale.order"].Find(line.Link("order_id") ?? 0);
        var product = line.Link("product_id") is { } id ? Of(store, "product.product", id) : line.Text("name")?.Split('\n')[0];
        var reference = store["res.partner"].Find(order?.Link("partner_id") ?? 0)?.Text("ref");
        return $"{order?.Text("name")} - {product}{(reference is null ? "" : $" ({reference})")}";
    }
}
