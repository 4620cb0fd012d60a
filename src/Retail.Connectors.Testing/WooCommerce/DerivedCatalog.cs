using System.Text.Json.Nodes;

namespace Retail.Connectors.Testing.WooCommerce;

/// <summary>Makes the products and customers that orders speak of.</summary>
internal static class DerivedCatalog
{
    /// <summary>The known ones, and those of the orders that are not among them, by id.</summary>
    public static IReadOnlyList<JsonObject> Complete(
        IReadOnlyList<JsonObject> known,
        IReadOnlyList<JsonObject> orders,
        Func<JsonObject, IEnumerable<JsonObject>> derive)
    {
        var all = new SortedDictionary<long, JsonObject>();
        foreach (var item in known.Concat(orders.SelectMany(derive)))
        {
            all.TryAdd(WooIds.Read(item["id"]), item);
        }

        return [.. all.Values];
    }

    public static IEnumerable<JsonObject> CustomersOf(JsonObject order)
    {
        if (WooIds.Read(order["customer_id"]) is not 0 and var id)
        {
            yield return Customer(id, order);
        }
    }

    public static IEnumerable<JsonObject> ProductsOf(JsonObject order)
    {
        foreach (var line in ((JsonArray)order["line_items"]!).OfType<JsonObject>())
        {
            var id = WooIds.Read(line["product_id"]);
            if (id == 0)
            {
                continue;
            }

            var variation = WooIds.Read(line["variation_id"]);
            if (variation == 0)
            {
                yield return Product(order, line, id, "simple", parent: 0);
                continue;
            }

            yield return Product(order, line, variation, "variation", parent: id);
            var parentLine = (JsonObject)line.DeepClone();
            parentLine["name"] = line["parent_name"]?.DeepClone() ?? line["name"]?.DeepClone();
            parentLine["sku"] = "";
            yield return Product(order, parentLine, id, "variable", parent: 0);
        }
    }

    public static JsonObject Product(string created, long id, string name, string sku, decimal price, string type, long parent, string taxClass = "", WooShopSettings? settings = null) => new()
    {
        ["id"] = id,
        ["name"] = name,
        ["slug"] = $"product-{id}",
        ["permalink"] = $"{(settings ?? RecordedShop.Settings).SiteUrl}/product/product-{id}/",
        ["date_created"] = created,
        ["date_created_gmt"] = created,
        ["date_modified"] = created,
        ["date_modified_gmt"] = created,
        ["type"] = type,
        ["status"] = "publish",
        ["featured"] = false,
        ["catalog_visibility"] = "visible",
        ["description"] = "",
        ["short_description"] = "",
        ["sku"] = sku,
        ["price"] = price.ToString(System.Globalization.CultureInfo.InvariantCulture),
        ["regular_price"] = price.ToString(System.Globalization.CultureInfo.InvariantCulture),
        ["sale_price"] = "",
        ["date_on_sale_from"] = null,
        ["date_on_sale_from_gmt"] = null,
        ["date_on_sale_to"] = null,
        ["date_on_sale_to_gmt"] = null,
        ["on_sale"] = false,
        ["purchasable"] = true,
        ["total_sales"] = 0,
        ["virtual"] = false,
        ["downloadable"] = false,
        ["downloads"] = new JsonArray(),
        ["download_limit"] = -1,
        ["download_expiry"] = -1,
        ["external_url"] = "",
        ["button_text"] = "",
        ["tax_status"] = "taxable",
        ["tax_class"] = taxClass,
        ["manage_stock"] = false,
        ["stock_quantity"] = null,
        ["backorders"] = "no",
        ["backorders_allowed"] = false,
        ["backordered"] = false,
        ["low_stock_amount"] = null,
        ["sold_individually"] = false,
        ["weight"] = "",
        ["dimensions"] = new JsonObject { ["length"] = "", ["width"] = "", ["height"] = "" },
        ["shipping_required"] = true,
        ["shipping_taxable"] = true,
        ["shipping_class"] = "",
        ["shipping_class_id"] = 0,
        ["reviews_allowed"] = true,
        ["average_rating"] = "0.00",
        ["rating_count"] = 0,
        ["upsell_ids"] = new JsonArray(),
        ["cross_sell_ids"] = new JsonArray(),
        ["parent_id"] = parent,
        ["purchase_note"] = "",
        ["categories"] = new JsonArray(),
        ["brands"] = new JsonArray(),
        ["tags"] = new JsonArray(),
        ["images"] = new JsonArray(),
        ["attributes"] = new JsonArray(),
        ["default_attributes"] = new JsonArray(),
        ["variations"] = new JsonArray(),
        ["grouped_products"] = new JsonArray(),
        ["menu_order"] = 0,
        ["price_html"] = "",
        ["related_ids"] = new JsonArray(),
        ["meta_data"] = new JsonArray(),
        ["stock_status"] = "instock",
        ["has_options"] = type == "variable",
        ["post_password"] = "",
        ["global_unique_id"] = "",
        ["_links"] = WooIds.Links(settings ?? RecordedShop.Settings, $"products/{id}", "products", WooIds.ItemMethods),
    };

    public static JsonObject Customer(long id, JsonObject order)
    {
        var billing = (JsonObject)order["billing"]!.DeepClone();
        var shipping = (JsonObject)order["shipping"]!.DeepClone();
        var email = billing["email"]!.GetValue<string>();
        return new()
        {
            ["id"] = id,
            ["date_created"] = order["date_created"]!.DeepClone(),
            ["date_created_gmt"] = order["date_created_gmt"]!.DeepClone(),
            ["date_modified"] = order["date_created"]!.DeepClone(),
            ["date_modified_gmt"] = order["date_created_gmt"]!.DeepClone(),
            ["email"] = email,
            ["first_name"] = billing["first_name"]!.DeepClone(),
            ["last_name"] = billing["last_name"]!.DeepClone(),
            ["role"] = "customer",
            ["username"] = email.Split('@')[0],
            ["billing"] = billing,
            ["shipping"] = shipping,
            ["is_paying_customer"] = false,
            ["avatar_url"] = "",
            ["meta_data"] = new JsonArray(),
            ["_links"] = WooIds.Links(RecordedShop.Settings, $"customers/{id}", "customers", WooIds.ItemMethods),
        };
    }

    private static JsonObject Product(JsonObject order, JsonObject line, long id, string type, long parent) => Product(
        order["date_created_gmt"]!.GetValue<string>(),
        id,
        line["name"]!.GetValue<string>(),
        line["sku"]?.GetValue<string>() ?? "",
        UnitPrice(line),
        type,
        parent,
        line["tax_class"]?.GetValue<string>() ?? "");

    private static decimal UnitPrice(JsonObject line)
    {
        var quantity = Money.Read(line["quantity"]);
        return quantity == 0 ? 0m : Money.Round(Money.Read(line["subtotal"]) / quantity, 6) / 1.000000m;
    }
}
