using System.Globalization;
using Retail.Connectors.Testing.Odoo.Books;
using Retail.Connectors.Testing.Odoo.Catalog;
using Retail.Connectors.Testing.Odoo.Sales;
using Retail.Connectors.Testing.Odoo.Stock;

namespace Retail.Connectors.Testing.Odoo.Records;

/// <summary>Reads field values: stored, derived from other records, or computed.</summary>
internal static class RecordReader
{
    public static JsonFields Read(OdooSession session, OdooRecord record, IReadOnlyList<OdooField> fields, bool named)
    {
        var result = new JsonFields { ["id"] = record.Id };
        foreach (var field in fields)
        {
            if (field.Name is not "id")
            {
                result[field.Name] = Answer(session, record, field, named);
            }
        }

        return result;
    }

    /// <summary>The value as records hold it; null for none. What an expression of a domain compares.</summary>
    public static object? Raw(OdooSession session, OdooRecord record, OdooField field)
    {
        if (field.Name is "id")
        {
            return record.Id;
        }

        return field.Type is OdooFieldType.One2many ? Children(session, record, field) : record[field.Name] ?? Computed(session, record, field);
    }

    public static int[] Children(OdooSession session, OdooRecord record, OdooField field)
    {
        if (record.Model.Name is ProductTemplates.Variant && field.Name is "attribute_line_ids" or "product_variant_ids")
        {
            return ProductTemplates.TemplateOf(session.Store, record) is { } template ? Children(session, template, template.Model[field.Name]) : [];
        }

        if (field.Inverse is null || session.Store.TryTable(field.Relation) is not { } table || !table.IsIndexed(field.Inverse))
        {
            return [];
        }

        IEnumerable<OdooRecord> children = table.Holding(field.Inverse, record.Id).Select(id => table.Find(id)!);
        children = field.Name switch
        {
            "invoice_repartition_line_ids" => children.Where(child => child.Text("document_type") is "invoice"),
            "refund_repartition_line_ids" => children.Where(child => child.Text("document_type") is "refund"),
            "invoice_line_ids" => children.Where(child => child.Text("display_type") is not ("payment_term" or "tax")),
            "product_variant_ids" => children.OrderBy(child => child.Text("default_code") is null).ThenBy(child => child.Text("default_code"), StringComparer.Ordinal).ThenBy(child => child.Id),
            "product_template_value_ids" => children.Where(child => child.Flag("ptav_active")),
            "order_line" => children.OrderBy(child => child.Integer("sequence")).ThenBy(child => child.Id),
            _ => children,
        };
        return [.. children.Where(child => child["active"] is not false).Select(child => child.Id)];
    }

    private static object Answer(OdooSession session, OdooRecord record, OdooField field, bool named)
    {
        var value = Raw(session, record, field);
        return value switch
        {
            null => field.Empty,
            DateTime date when field.Type is OdooFieldType.Date => string.Create(CultureInfo.InvariantCulture, $"{date.Year}-{date.Month:00}-{date.Day:00}"),
            int id when field.Type is OdooFieldType.Many2one => named ? new object[] { id, DisplayNames.Of(session.Store, field.Relation, id) } : id,
            _ => value,
        };
    }

    private static object? Computed(OdooSession session, OdooRecord record, OdooField field) => (record.Model.Name, field.Name) switch
    {
        (_, "display_name" or "complete_name") => DisplayNames.Of(session.Store, record),
        ("account.tax", "price_include") => record.Text("price_include_override") is "tax_included",
        ("res.currency", "decimal_places") => AmountRounding.Digits(record.Number("rounding")),
        ("res.partner", "commercial_partner_id") => Root(session, record),
        ("product.category", "parent_path") => ProductCategories.PathOf(session.Store, record),
        ("product.template", "product_variant_id") => Children(session, record, record.Model["product_variant_ids"]) is [var only, ..] ? only : null,
        ("product.template", "product_variant_count") => Children(session, record, record.Model["product_variant_ids"]).Length,
        ("product.template", "is_product_variant") => false,
        ("product.template", "has_configurable_attributes") => Children(session, record, record.Model["attribute_line_ids"])
            .Any(line => session.Get(ProductVariants.Line, line).Integer("value_count") > 1),
        ("product.template", "valid_product_template_attribute_line_ids") => Children(session, record, record.Model["attribute_line_ids"]),
        ("product.product", "lst_price") => record.Number("list_price") + ProductVariants.Extra(session.Store, record),
        ("product.product", "price_extra") => ProductVariants.Extra(session.Store, record),
        ("product.product", "is_product_variant") => true,
        ("product.product", "product_template_variant_value_ids") => ProductVariants.Telling(session.Store, record),
        ("product.product", "combination_indices") => string.Join(',', record.Links("product_template_attribute_value_ids").Order()),
        ("product.product", "product_variant_count") => ProductTemplates.TemplateOf(session.Store, record) is { } template
            ? ProductTemplates.All(session.Store, template).Count(ProductTemplates.IsActive)
            : 0,
        (ProductVariants.TemplateValue, "name") => ProductVariants.NameOf(session.Store, record),
        (ProductVariants.TemplateValue, "ptav_product_variant_ids") => session.Store["product.product"].Holding("product_tmpl_id", record.Link("product_tmpl_id") ?? 0)
            .Where(id => session.Get("product.product", id) is var variant && ProductTemplates.IsActive(variant) && variant.Links("product_template_attribute_value_ids").Contains(record.Id)).ToArray(),
        ("sale.order", "currency_id") => session.Store.CurrencyOf(record).Id,
        ("sale.order", "tax_totals") => OrderAmounts.Totals(session.Store, record).ToJson(),
        ("sale.order", "duplicated_order_ids") => Twins(session, record),
        ("sale.order", "delivery_status") => Transfers.DeliveryStatus(session.Store, record),
        ("sale.order", "invoice_ids") => OrderAmounts.Lines(session.Store, record).SelectMany(line => line.Links("invoice_lines"))
            .Select(id => session.Store["account.move.line"].Find(id)?.Link("move_id")).OfType<int>().Distinct().ToArray(),
        ("sale.order.line", "qty_delivered_method") => session.Store["product.product"].Find(record.Link("product_id") ?? 0)?.Text("type") is "consu" ? "stock_move" : "manual",
        ("sale.order.line", "qty_delivered") => Transfers.Delivered(session.Store, record),
        ("sale.order.line", "qty_invoiced") => JournalEntries.Invoiced(session.Store, record),
        ("sale.order.line", "qty_to_invoice") => Equals(OfOrder(session, record, "state"), "sale")
            ? record.Number("product_uom_qty") - JournalEntries.Invoiced(session.Store, record)
            : 0m,
        ("account.move", "tax_totals") => OrderAmounts.Totals(session.Store, record).ToMoveJson(),
        ("account.move", "commercial_partner_id") => record.Link("partner_id") is { } partner ? Root(session, session.Get("res.partner", partner)) : null,
        ("account.move", "access_url") => string.Create(CultureInfo.InvariantCulture, $"/my/invoices/{record.Id}"),
        ("account.move.line", "parent_state") => session.Store["account.move"].Find(record.Link("move_id") ?? 0)?["state"],
        ("stock.picking", "picking_type_code") => Transfers.TypeOf(session.Store, record),
        ("stock.move", "location_usage") => Transfers.Usage(session.Store, record, "location_id"),
        ("stock.move", "location_dest_usage") => Transfers.Usage(session.Store, record, "location_dest_id"),
        ("product.product", "qty_available" or "free_qty" or "outgoing_qty" or "incoming_qty" or "virtual_available") => Quants.Number(session, record, field.Name),
        ("stock.quant", "available_quantity") => record.Number("quantity") - record.Number("reserved_quantity"),
        ("res.company", "user_fiscalyear_lock_date" or "user_sale_lock_date" or "user_tax_lock_date" or "user_hard_lock_date") => LockDates.Of(record, field.Name),
        ("sale.order.line", "currency_id" or "company_id" or "order_partner_id" or "state") => OfOrder(session, record, field.Name),
        ("res.partner", "active") or ("product.product" or "product.template", "active") or ("product.attribute" or "product.attribute.value" or "product.template.attribute.line", "active") or ("account.tax", "active") or ("product.pricelist", "active")
            or ("stock.location", "active") or ("account.journal", "active") => true,
        _ => null,
    };

    private static object? OfOrder(OdooSession session, OdooRecord line, string field)
    {
        var order = session.Store.Get("sale.order", line.Link("order_id")!.Value);
        return field switch
        {
            "currency_id" => session.Store.CurrencyOf(order).Id,
            "order_partner_id" => order["partner_id"],
            _ => order[field],
        };
    }

    private static int Root(OdooSession session, OdooRecord partner)
    {
        while (partner.Link("parent_id") is { } parent && session.Store["res.partner"].Find(parent) is { } above)
        {
            partner = above;
        }

        return partner.Id;
    }

    private static int[] Twins(OdooSession session, OdooRecord order)
    {
        var table = session.Store["sale.order"];
        return order.Text("client_order_ref") is not { } reference
            ? []
            : [.. table.Holding("client_order_ref", reference).Where(id => id != order.Id && Equals(table.Find(id)!["partner_id"], order["partner_id"]))];
    }
}
