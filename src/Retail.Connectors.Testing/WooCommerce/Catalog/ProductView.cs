using System.Globalization;
using System.Text.Json.Nodes;

namespace Retail.Connectors.Testing.WooCommerce.Catalog;

/// <summary>How products and variations are shown: to readers, to writers, and a variation by itself.</summary>
internal sealed class ProductView(ShopState shop)
{
    private static readonly string[] OfVariation =
    [
        "id", "type", "date_created", "date_created_gmt", "date_modified", "date_modified_gmt", "description", "permalink", "sku",
        "global_unique_id", "price", "regular_price", "sale_price", "date_on_sale_from", "date_on_sale_from_gmt", "date_on_sale_to",
        "date_on_sale_to_gmt", "on_sale", "status", "purchasable", "virtual", "downloadable", "downloads", "download_limit",
        "download_expiry", "tax_status", "tax_class", "manage_stock", "stock_quantity", "stock_status", "backorders",
        "backorders_allowed", "backordered", "low_stock_amount", "weight", "dimensions", "shipping_class", "shipping_class_id",
        "image", "attributes", "menu_order", "meta_data", "name", "parent_id", "_links",
    ];

    /// <summary>For readers: texts in paragraphs, what a variation has from its parent filled in.</summary>
    public JsonObject Read(StoredRecord record)
    {
        var shown = Common(record);
        shown["description"] = WooText.Paragraphs(record.Text("description"));
        shown["short_description"] = WooText.Paragraphs(record.Text("short_description"));
        if (shown["tax_class"]?.ToString() == "parent")
        {
            shown["tax_class"] = shop.Products.GetValueOrDefault(record.Number("parent_id"))?.Text("tax_class") ?? "";
        }

        return shown;
    }

    /// <summary>For writers: everything as it is stored, with the address it could have.</summary>
    public JsonObject Written(StoredRecord record)
    {
        var shown = Common(record);
        var links = shown["_links"]?.DeepClone();
        shown.Remove("_links");
        if (shown["average_rating"]?.ToString() == "0.00")
        {
            shown["average_rating"] = "0";
        }

        if (record.Text("type") != "variation")
        {
            shown["permalink_template"] = shop.Settings.SiteUrl + "/product/%pagename%/";
            var name = WooText.ReadableSlug(record.Text("name"));
            shown["generated_slug"] = record.Text("slug").StartsWith(WooText.Slug(record.Text("name")) + "-", StringComparison.Ordinal) ? record.Text("slug") : name;
        }

        shown["_links"] = links;
        return shown;
    }

    /// <summary>A variation in the shape of its own route.</summary>
    /// <param name="record">The variation.</param>
    /// <param name="product">What is shown of it as a product.</param>
    /// <param name="parent">The parent in the links; 0 where the route names none.</param>
    public JsonObject Variation(StoredRecord record, JsonObject product, long parent)
    {
        var shown = new JsonObject();
        foreach (var field in OfVariation)
        {
            shown[field] = field switch
            {
                "image" => (product["images"] as JsonArray)?.FirstOrDefault()?.DeepClone(),
                "name" => Options(product),
                "_links" => Links(record.Id, parent),
                "tax_status" when shop.Products.TryGetValue(record.Number("parent_id"), out var owner) => owner.Body[field]?.DeepClone(),
                _ => product[field]?.DeepClone(),
            };
        }

        return shown;
    }

    /// <summary>A variation's options in one line.</summary>
    public static string Options(JsonObject variation)
        => string.Join(", ", (variation["attributes"] as JsonArray ?? []).Select(attribute => attribute?["option"]?.ToString()).Where(option => !string.IsNullOrEmpty(option)));

    private JsonObject Links(long id, long parent)
    {
        var root = parent == 0 ? "variations" : string.Create(CultureInfo.InvariantCulture, $"products/{parent}/variations");
        return WooIds.Up(
            WooIds.Links(shop.Settings, string.Create(CultureInfo.InvariantCulture, $"{root}/{id}"), root, parent == 0 ? [] : WooIds.ItemMethods),
            "up",
            string.Create(CultureInfo.InvariantCulture, $"{shop.Settings.SiteUrl}/wp-json/wc/v3/products/{parent}"));
    }

    private JsonObject Common(StoredRecord record)
    {
        var shown = (JsonObject)record.Body.DeepClone();
        if (record.Text("type") == "variation")
        {
            // As a text only there, and an empty SKU is the parent's.
            shown["total_sales"] = Math.Abs(record.Number("total_sales")).ToString(CultureInfo.InvariantCulture);
            if (record.Text("sku").Length == 0)
            {
                shown["sku"] = shop.Products.GetValueOrDefault(record.Number("parent_id"))?.Text("sku") ?? "";
            }

            ShareStock(record, shown);
        }
        else
        {
            // The counter may have fallen below zero; nobody is shown that.
            shown["total_sales"] = Math.Abs(record.Number("total_sales"));
        }

        return shown;
    }

    /// <summary>What does not count for itself shows the stock of a product that counts for all its variations.</summary>
    private void ShareStock(StoredRecord variation, JsonObject shown)
    {
        if (ProductStock.CountsItself(variation) || shop.Products.GetValueOrDefault(variation.Number("parent_id")) is not { } parent
            || !Flags.Read(parent.Body["manage_stock"]))
        {
            return;
        }

        shown["manage_stock"] = "parent";
        foreach (var field in new[] { "stock_quantity", "stock_status", "backorders", "backorders_allowed", "backordered" })
        {
            shown[field] = parent.Body[field]?.DeepClone();
        }
    }
}
