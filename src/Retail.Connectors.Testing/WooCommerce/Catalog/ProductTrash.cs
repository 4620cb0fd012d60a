using System.Globalization;
using System.Text.Json.Nodes;
using Retail.Connectors.Testing.Simulation;
using Retail.Connectors.Testing.WooCommerce.Orders;
using Retail.Connectors.Testing.WooCommerce.Webhooks;

namespace Retail.Connectors.Testing.WooCommerce.Catalog;

/// <summary>The way of a product into the trash, out of it, and away.</summary>
internal sealed class ProductTrash(ShopState shop, WebhookBoard webhooks, ProductWriter writer)
{
    private const string Suffix = "__trashed";

    private readonly ProductView _view = new(shop);

    /// <summary>Trashes or removes; only the trash is told to webhooks, and to those of coupons as well.</summary>
    public SimulatedResponse Delete(StoredRecord product, bool force)
    {
        var shown = _view.Written(product);
        if (force)
        {
            foreach (var variation in shop.Products.Values.Where(other => other.Text("type") == "variation" && other.Number("parent_id") == product.Id).ToArray())
            {
                shop.Products.Remove(variation.Id);
            }

            shop.Products.Remove(product.Id);
            return WooAnswers.Body(200, shown);
        }

        if (product.Text("status") == "trash")
        {
            return WooErrors.Error(410, "woocommerce_rest_already_trashed", "The product has already been deleted.");
        }

        PutIn(shop, product);
        writer.Modified(product);
        webhooks.Raise("coupon.deleted", product.Id);
        webhooks.Raise("product.deleted", product.Id);
        // The answer shows the product as it was.
        return WooAnswers.Body(200, shown);
    }

    /// <summary>Takes a product out of the trash as the admin's pages do it.</summary>
    public void Restore(StoredRecord product)
    {
        var status = Meta(product, "_wp_trash_meta_status") ?? "draft";
        product.Body["status"] = status;
        TakeOut(shop, product);
        foreach (var key in new[] { "_wp_trash_meta_status", "_wp_trash_meta_time" })
        {
            MetaData.Write((JsonArray)product.Body["meta_data"]!, [new JsonObject { ["key"] = key, ["value"] = null }], shop);
        }

        writer.Prices.Derive(product.Body);
        writer.Modified(product);
        webhooks.Raise("product.updated", product.Id);
        webhooks.Raise("coupon.restored", product.Id);
        webhooks.Raise("product.restored", product.Id);
    }

    public static void PutIn(ShopState shop, StoredRecord product)
    {
        JsonArray meta =
        [
            new JsonObject { ["key"] = "_wp_trash_meta_status", ["value"] = product.Text("status") },
            new JsonObject { ["key"] = "_wp_trash_meta_time", ["value"] = shop.Now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture) },
            new JsonObject { ["key"] = "_wp_desired_post_slug", ["value"] = product.Text("slug") },
        ];
        MetaData.Write((JsonArray)product.Body["meta_data"]!, meta, shop);
        product.Body["status"] = "trash";
        if (product.Text("type") != "variation")
        {
            product.Body["slug"] = product.Text("slug") + Suffix;
            product.Body["permalink"] = $"{shop.Settings.SiteUrl}/?post_type=product&p={product.Id}";
        }
        else
        {
            product.Body["purchasable"] = false;
        }
    }

    public static void TakeOut(ShopState shop, StoredRecord product)
    {
        if (Meta(product, "_wp_desired_post_slug") is { } slug)
        {
            product.Body["slug"] = slug;
            MetaData.Write((JsonArray)product.Body["meta_data"]!, [new JsonObject { ["key"] = "_wp_desired_post_slug", ["value"] = null }], shop);
        }

        product.Body["permalink"] = $"{shop.Settings.SiteUrl}/product/{product.Text("slug")}/";
    }

    private static string? Meta(StoredRecord product, string key) => (product.Body["meta_data"] as JsonArray ?? [])
        .FirstOrDefault(entry => entry!["key"]!.ToString() == key)?["value"]?.ToString();
}
