using System.Globalization;
using Retail.Connectors.Testing.Odoo.Books;
using Retail.Connectors.Testing.Odoo.Catalog;
using Retail.Connectors.Testing.Odoo.Sales;
using Retail.Connectors.Testing.Odoo.Stock;

namespace Retail.Connectors.Testing.Odoo.Records;

/// <summary>What a new record gets where the caller said nothing.</summary>
internal static class RecordDefaults
{
    /// <summary>Fills in defaults before the values are applied.</summary>
    public static void BeforeCreate(OdooSession session, OdooRecord record, RecordValues values)
    {
        void Default(string field, object? value)
        {
            if (value is not null && !values.ContainsKey(field))
            {
                values[field] = value;
            }
        }

        switch (record.Model.Name)
        {
            case "res.partner":
                Default("type", "contact");
                break;
            case "product.product" or "product.template":
                Default("type", "consu");
                Default("list_price", 1m);
                Default("uom_id", 1);
                Default("sale_ok", true);
                Default("invoice_policy", "order");

                // That of its company; what belongs to none is priced in the main company's.
                var owner = values.GetValueOrDefault("company_id") as int? ?? session.Store["res.company"].Records.First().Id;
                Default("currency_id", session.Get("res.company", owner).Link("currency_id"));
                if (session.Get("res.company", session.Company).Link("account_sale_tax_id") is { } tax)
                {
                    Default("taxes_id", new[] { X2manyCommand.Set([tax]) });
                }

                break;
            case ProductVariants.Attribute:
                Default("create_variant", "always");
                Default("display_type", "radio");
                Default("sequence", 20);
                break;
            case ProductVariants.Line:
                Default("sequence", 10);
                break;
            case "product.pricelist":
                Default("sequence", 16);
                Default("currency_id", session.Get("res.company", session.Company).Link("currency_id"));
                break;
            case "account.tax.group":
                Default("sequence", 10);
                Default("company_id", session.Company);
                Default("country_id", session.Get("res.company", session.Company).Link("country_id"));
                break;
            case "account.tax":
                Default("amount_type", "percent");
                Default("type_tax_use", "sale");
                Default("amount", 0m);
                Default("sequence", 1);
                Default("is_base_affected", true);
                Default("company_id", session.Company);
                Default("country_id", session.Get("res.company", session.Company).Link("country_id"));
                Default("invoice_repartition_line_ids", Repartition());
                Default("refund_repartition_line_ids", Repartition());
                break;
            case "account.tax.repartition.line":
                Default("factor_percent", 100m);
                Default("sequence", 1);
                break;
            case "sale.order":
                SaleOrder(session, Default);
                break;
            case "sale.order.line":
                OrderLines.BeforeCreate(session, values);
                break;
            case "account.move":
                JournalEntries.BeforeCreate(session, values);
                break;
            case "account.move.line":
                JournalEntries.BeforeCreateLine(session, values);
                break;
            case "account.payment":
                BookedPayments.BeforeCreate(session, values);
                break;
            case "stock.picking":
                Transfers.BeforeCreate(session, values);
                break;
            case "stock.move":
                Transfers.BeforeCreateMove(session, values);
                break;
            case "stock.scrap":
                Scraps.BeforeCreate(session, values);
                break;
        }
    }

    /// <summary>Derives what follows from other values of the record, once those are set.</summary>
    public static void Complete(OdooSession session, OdooRecord record)
    {
        switch (record.Model.Name)
        {
            case "sale.order" when record.Link("partner_id") is { } partner:
                session.Store.Set(record, "partner_invoice_id", record["partner_invoice_id"] ?? Address(session, partner, "invoice"));
                session.Store.Set(record, "partner_shipping_id", record["partner_shipping_id"] ?? Address(session, partner, "delivery"));
                break;
            case "res.partner" when record.Link("parent_id") is { } parent && !record.Flag("is_company"):
                session.Store.Set(record, "vat", session.Get("res.partner", parent)["vat"]);
                break;
            case "sale.order.line" when record.Text("display_type") is null:
                session.Store.Set(record, "product_uom_id", record["product_uom_id"] ?? 1);
                break;
        }
    }

    /// <summary>What the list field itself says about a record created through it.</summary>
    public static void ForChild(OdooField field, RecordValues values)
    {
        if (field.Name is "invoice_repartition_line_ids" or "refund_repartition_line_ids")
        {
            values["document_type"] = field.Name is "invoice_repartition_line_ids" ? "invoice" : "refund";
        }
    }

    private static X2manyCommand[] Repartition() =>
        [new(0, 0, new() { ["repartition_type"] = "base" }, null), new(0, 0, new() { ["repartition_type"] = "tax" }, null)];

    private static void SaleOrder(OdooSession session, Action<string, object?> setDefault)
    {
        setDefault("name", string.Create(CultureInfo.InvariantCulture, $"S{session.Store.NextOrderNumber++:00000}"));
        setDefault("state", "draft");
        setDefault("invoice_status", "no");
        setDefault("locked", false);
        setDefault("date_order", session.Now);
        setDefault("company_id", session.Company);
        setDefault("user_id", session.User.UserId);
        setDefault("picking_policy", "direct");
        setDefault("warehouse_id", session.Store["stock.warehouse"].Records.FirstOrDefault(warehouse => warehouse.Link("company_id") == session.Company)?.Id);
    }

    private static int Address(OdooSession session, int partner, string type)
    {
        var table = session.Store["res.partner"];
        return table.Holding("parent_id", partner).Select(id => table.Find(id)!).FirstOrDefault(child => child.Text("type") == type)?.Id ?? partner;
    }
}
