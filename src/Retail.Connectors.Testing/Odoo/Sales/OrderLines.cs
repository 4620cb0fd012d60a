using Retail.Connectors.Testing.Odoo.Records;

namespace Retail.Connectors.Testing.Odoo.Sales;

/// <summary>What order lines take from their product, and when a price counts as set by hand.</summary>
internal static class OrderLines
{
    private static readonly string[] Protected =
        ["discount", "name", "price_unit", "product_id", "product_uom_id", "product_uom_qty", "tax_ids"];

    public static void BeforeCreate(OdooSession session, RecordValues values)
    {
        var order = session.Get("sale.order", (int)values["order_id"]!);
        Set(values, "sequence", 10);
        if (values.GetValueOrDefault("display_type") is string)
        {
            values["product_uom_qty"] = 0m;
            return;
        }

        Set(values, "product_uom_qty", 1m);
        Set(values, "discount", 0m);
        if (values.GetValueOrDefault("product_id") is not int id)
        {
            return;
        }

        var product = session.Get("product.product", id);
        Set(values, "name", DisplayNames.Of(session.Store, product));
        if (!values.ContainsKey("tax_ids"))
        {
            var taxes = product.Links("taxes_id").Where(tax => Equals(session.Store["account.tax"].Find(tax)?.Link("company_id"), order.Link("company_id")));
            values["tax_ids"] = new[] { X2manyCommand.Set([.. taxes]) };
        }

        if (values.TryGetValue("price_unit", out var price))
        {
            Set(values, "technical_price_unit", price);
            values["price_unit"] = Rounded(session, price);
        }
        else
        {
            // A mark without a price is dropped: the price is the product's.
            values["price_unit"] = product.Number("list_price");
            values["technical_price_unit"] = values["price_unit"];
        }
    }

    public static void BeforeWrite(OdooSession session, OdooRecord line, RecordValues values)
    {
        var order = session.Get("sale.order", line.Link("order_id")!.Value);
        var touched = Protected.Where(values.ContainsKey).ToArray();
        if (order.Flag("locked") && touched.Length > 0)
        {
            throw OdooError.User(
                $"It is forbidden to modify the following fields in a locked order:\n{string.Join('\n', touched.Select(field => line.Model[field].Label))}");
        }

        if (values.TryGetValue("price_unit", out var price))
        {
            Set(values, "technical_price_unit", price);
            values["price_unit"] = Rounded(session, price);
        }
        else if (values.ContainsKey("product_uom_qty") && line.Number("technical_price_unit") == line.Number("price_unit"))
        {
            var product = (values.GetValueOrDefault("product_id") as int? ?? line.Link("product_id")) is { } id ? session.Get("product.product", id) : null;
            values["price_unit"] = product?.Number("list_price") ?? 0m;
            values["technical_price_unit"] = values["price_unit"];
        }

        if (values.ContainsKey("product_uom_qty"))
        {
            Set(values, "discount", 0m);
        }
    }

    public static void BeforeUnlink(OdooSession session, OdooRecord line)
    {
        var order = session.Get("sale.order", line.Link("order_id")!.Value);
        if (order.Text("state") is "sale")
        {
            throw OdooError.User(
                "Once a sales order is confirmed, you can't remove one of its lines (we need to track if something gets invoiced or delivered).\n"
                + "                Set the quantity to 0 instead.");
        }

        session.DirtyOrders.Add(order.Id);
    }

    private static object? Rounded(OdooSession session, object? price) =>
        price is decimal exact && session.Store.PriceDigits is { } digits ? Math.Round(exact, digits, MidpointRounding.AwayFromZero) : price;

    private static void Set(RecordValues values, string field, object? value) => values.TryAdd(field, value);
}
