using System.Text.Json.Nodes;

namespace Retail.Connectors.Testing.WooCommerce.Orders;

/// <summary>Adds, changes and removes an order's lines, fees and shipping.</summary>
internal sealed class LineWriter(ShopState shop)
{
    /// <summary>Writes the lines that a body names.</summary>
    /// <returns>Whether there was any.</returns>
    public bool Write(JsonObject order, JsonObject body)
    {
        var any = false;
        foreach (var list in new[] { "line_items", "shipping_lines", "fee_lines" })
        {
            foreach (var given in (body[list] as JsonArray)?.OfType<JsonObject>() ?? [])
            {
                any = true;
                Write(order, list, given);
            }
        }

        return any;
    }

    private static bool IsRemoval(string list, JsonObject given) => list switch
    {
        "line_items" => (given["quantity"] is { } quantity && Money.Read(quantity) == 0)
            || (given.ContainsKey("product_id") && given["product_id"] is null),
        "shipping_lines" => given.ContainsKey("method_id") && given["method_id"] is null,
        _ => given.ContainsKey("name") && given["name"] is null,
    };

    private static void Copy(JsonObject from, JsonObject to, params string[] fields)
    {
        foreach (var field in fields)
        {
            if (from[field] is { } value)
            {
                to[field] = value.DeepClone();
            }
        }
    }

    private void Write(JsonObject order, string list, JsonObject given)
    {
        var lines = (JsonArray)order[list]!;
        var line = given["id"] is { } id
            ? lines.OfType<JsonObject>().FirstOrDefault(candidate => WooIds.Read(candidate["id"]) == WooIds.Read(id))
            : null;
        if (line is not null && IsRemoval(list, given))
        {
            lines.Remove(line);
            return;
        }

        if (line is null)
        {
            line = list switch
            {
                "line_items" => ProductLine(given),
                "shipping_lines" => ShippingLine(),
                _ => FeeLine(),
            };
            lines.Add((JsonNode)line);
        }

        Copy(given, line, "name", "method_id", "method_title", "instance_id", "tax_class", "tax_status");
        if (given["quantity"] is { } quantity)
        {
            line["quantity"] = WooIds.Read(quantity);
        }

        foreach (var amount in new[] { "subtotal", "total" })
        {
            if (given[amount] is { } value && line.ContainsKey(amount))
            {
                // Kept as it came; only shown rounded.
                line[amount] = OrderTotals.Raw(Money.Read(value));
            }
        }

        MetaData.Write((JsonArray)line["meta_data"]!, given["meta_data"] as JsonArray, shop, isOfLine: true);
    }

    /// <summary>A line of a product; one that the shop does not know becomes an empty line without a price, as recorded.</summary>
    private JsonObject ProductLine(JsonObject given)
    {
        var product = Find(given);
        var quantity = given["quantity"] is { } asked ? Money.Read(asked) : 1m;
        var isVariation = product?.Text("type") == "variation";
        var parent = isVariation ? shop.Products.GetValueOrDefault(product!.Number("parent_id")) : null;
        var taxClass = product?.Text("tax_class") ?? "";
        taxClass = taxClass == "parent" ? parent?.Text("tax_class") ?? "" : taxClass;
        var amount = OrderTotals.Computed(product is null || quantity < 0 ? 0m : Net(product, Money.Read(product.Body["price"]) * quantity, taxClass));
        return new JsonObject
        {
            ["id"] = shop.NextItem(),
            ["name"] = product?.Text("name") ?? "",
            ["product_id"] = product is null ? 0 : isVariation ? product.Number("parent_id") : product.Id,
            ["variation_id"] = isVariation ? product!.Id : 0,
            ["quantity"] = (long)quantity,
            ["tax_class"] = taxClass,
            ["subtotal"] = amount,
            ["subtotal_tax"] = "0",
            ["total"] = amount,
            ["total_tax"] = "0",
            ["taxes"] = new JsonArray(),
            ["meta_data"] = isVariation ? Options(product!) : new JsonArray(),
            ["sku"] = product is null ? null : product.Text("sku") is { Length: > 0 } sku ? sku : parent?.Text("sku") ?? "",
            ["global_unique_id"] = product?.Text("global_unique_id"),
            ["price"] = 0,
            ["image"] = new JsonObject { ["id"] = product is null || isVariation ? 0 : "", ["src"] = "" },
            ["parent_name"] = parent?.Text("name"),
        };
    }

    /// <summary>The options of a variation, which its line keeps.</summary>
    private JsonArray Options(StoredRecord variation) =>
    [
        .. (variation.Body["attributes"] as JsonArray ?? []).OfType<JsonObject>().Select(attribute => new JsonObject
        {
            ["id"] = shop.NextMeta(),
            ["key"] = attribute["slug"]?.ToString() ?? "",
            ["value"] = WooText.Slug(attribute["option"]?.ToString() ?? ""),
            ["display_key"] = attribute["name"]?.ToString() ?? "",
            ["display_value"] = attribute["option"]?.ToString() ?? "",
        }),
    ];

    /// <summary>The net of a price that was entered: where prices include tax, that of the shop's own address comes out of it.</summary>
    private decimal Net(StoredRecord product, decimal entered, string taxClass)
    {
        if (!shop.Settings.PricesIncludeTax || product.Text("tax_status") is not ("taxable" or "parent" or ""))
        {
            return entered;
        }

        var rates = new TaxTable(shop.Settings, [.. shop.Taxes.Values.Select(tax => TaxRate.From(tax.Body))]).RatesOfShop(taxClass);
        return entered - TaxArithmetic.ComputedInGross(entered, rates).Sum();
    }

    private JsonObject ShippingLine() => new()
    {
        ["id"] = shop.NextItem(),
        ["method_title"] = "",
        ["method_id"] = "",
        ["instance_id"] = "",
        ["total"] = "0",
        ["total_tax"] = "0",
        ["taxes"] = new JsonArray(),
        ["tax_status"] = "taxable",
        ["meta_data"] = new JsonArray(),
    };

    private JsonObject FeeLine() => new()
    {
        ["id"] = shop.NextItem(),
        ["name"] = "",
        ["tax_class"] = "",
        ["tax_status"] = "taxable",
        ["amount"] = "",
        ["total"] = "0",
        ["total_tax"] = "0",
        ["taxes"] = new JsonArray(),
        ["meta_data"] = new JsonArray(),
    };

    private StoredRecord? Find(JsonObject given)
    {
        var id = WooIds.Read(given["variation_id"]);
        if (id == 0)
        {
            id = WooIds.Read(given["product_id"]);
        }

        if (id != 0)
        {
            return shop.Products.GetValueOrDefault(id);
        }

        var sku = given["sku"]?.GetValue<string>();
        return string.IsNullOrEmpty(sku) ? null
            : shop.Products.Values.FirstOrDefault(product => string.Equals(product.Text("sku"), sku, StringComparison.OrdinalIgnoreCase));
    }
}
