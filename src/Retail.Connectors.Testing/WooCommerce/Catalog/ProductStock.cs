using System.Globalization;
using System.Text.Json.Nodes;

namespace Retail.Connectors.Testing.WooCommerce.Catalog;

/// <summary>Quantities on hand, and the states that follow from them.</summary>
internal sealed class ProductStock(ShopState shop)
{
    public void Write(JsonObject product, JsonObject body)
    {
        if (body["manage_stock"] is { } manage)
        {
            product["manage_stock"] = Flags.Read(manage);
        }

        if (body["backorders"] is { } backorders)
        {
            product["backorders"] = backorders.ToString();
        }

        if (body["low_stock_amount"] is { } low)
        {
            product["low_stock_amount"] = WooIds.Read(low);
        }

        if (body["stock_status"] is { } status)
        {
            product["stock_status"] = status.ToString();
        }

        if (Flags.Read(product["manage_stock"]))
        {
            // A difference counts only where no quantity is given.
            if (body["stock_quantity"] is { } quantity)
            {
                product["stock_quantity"] = WooIds.Read(quantity);
            }
            else if (body["inventory_delta"] is { } delta)
            {
                product["stock_quantity"] = WooIds.Read(product["stock_quantity"]) + WooIds.Read(delta);
            }
        }

        Derive(product);
    }

    /// <summary>Writes the states from the quantity; one that nobody manages has none.</summary>
    public void Derive(JsonObject product)
    {
        var backorders = product["backorders"]?.ToString() ?? "no";
        if (!Flags.Read(product["manage_stock"]))
        {
            product["stock_quantity"] = null;
            product["backorders"] = backorders = "no";
            if (product["type"]?.ToString() == "variable")
            {
                var any = shop.Products.Values.Any(variation => variation.Number("parent_id") == WooIds.Read(product["id"])
                    && variation.Text("status") == "publish" && variation.Text("stock_status") != "outofstock");
                product["stock_status"] = any ? "instock" : "outofstock";
            }
        }
        else
        {
            product["stock_quantity"] ??= 0;
            product["stock_status"] = WooIds.Read(product["stock_quantity"]) > 0 ? "instock" : backorders == "no" ? "outofstock" : "onbackorder";
        }

        product["backorders_allowed"] = backorders is "yes" or "notify";
        product["backordered"] = product["stock_status"]?.ToString() == "onbackorder";
    }

    /// <summary>The record whose quantity a line moves: the variation, or the parent that manages for it; null when nobody counts.</summary>
    public StoredRecord? Counted(JsonObject line)
    {
        var variation = shop.Products.GetValueOrDefault(WooIds.Read(line["variation_id"]));
        if (variation is not null && CountsItself(variation))
        {
            return variation;
        }

        return shop.Products.GetValueOrDefault(WooIds.Read(line["product_id"])) is { } product && Flags.Read(product.Body["manage_stock"]) ? product : null;
    }

    /// <summary>It has a stock of its own; <c>parent</c> says that its product counts.</summary>
    public static bool CountsItself(StoredRecord record) => record.Text("manage_stock") != "parent" && Flags.Read(record.Body["manage_stock"]);

    /// <summary>Moves a quantity by an order: below zero if need be, and <c>date_modified</c> moves with it.</summary>
    /// <returns>The movement in the words of the order's note.</returns>
    public string Move(StoredRecord product, long by)
    {
        var before = product.Number("stock_quantity");
        product.Body["stock_quantity"] = before + by;
        Derive(product.Body);
        product.Modified = shop.Now;
        shop.Stamp(product.Body, "date_modified", product.Modified);
        return string.Create(CultureInfo.InvariantCulture, $"{product.Text("name")} ({before}&rarr;{before + by})");
    }
}
