using System.Globalization;
using System.Text.Json.Nodes;
using Retail.Connectors.Testing.Simulation;

namespace Retail.Connectors.Testing.WooCommerce.Catalog;

/// <summary>What must be unique among products and variations: SKU, GTIN, slug.</summary>
internal sealed class ProductIdentity(ShopState shop)
{
    /// <summary>Checks SKU and GTIN of a body, in any case of letters.</summary>
    /// <param name="body">What is to be written.</param>
    /// <param name="own">The record that is written; 0 for a new one.</param>
    /// <returns>Null when nobody else has them.</returns>
    public SimulatedResponse? Refusal(JsonObject body, long own)
    {
        if (body["sku"]?.ToString() is { Length: > 0 } sku && Other(own, "sku", sku) is { } holder)
        {
            // In the trash it is not found, but the table of look-ups still holds it.
            return holder.Text("status") == "trash"
                ? WooErrors.Error(
                    400,
                    "woocommerce_rest_product_not_created",
                    $"The product with SKU ({sku}) you are trying to insert is already present in the lookup table")
                : WooErrors.Error(
                    400, "product_invalid_sku", "Invalid or duplicated SKU.", ("resource_id", holder.Id), ("unique_sku", Unique(sku)));
        }

        return body["global_unique_id"]?.ToString() is { Length: > 0 } gtin && Other(own, "global_unique_id", gtin) is { } same
            ? WooErrors.Error(400, "product_invalid_global_unique_id", "Invalid or duplicated GTIN, UPC, EAN or ISBN.", ("resource_id", same.Id))
            : null;
    }

    public string Slug(string name, long own)
    {
        var slug = WooText.Slug(name);
        var unique = slug;
        // Variations have their slugs among themselves.
        var isVariation = shop.Products.TryGetValue(own, out var self) && self.Text("type") == "variation";
        for (var number = 2; shop.Products.Values.Any(product => product.Id != own && (product.Text("type") == "variation") == isVariation && product.Text("slug") == unique); number++)
        {
            unique = string.Create(CultureInfo.InvariantCulture, $"{slug}-{number}");
        }

        return unique;
    }

    private string Unique(string sku)
    {
        var number = 1;
        while (Other(0, "sku", string.Create(CultureInfo.InvariantCulture, $"{sku}-{number}")) is not null)
        {
            number++;
        }

        return string.Create(CultureInfo.InvariantCulture, $"{sku}-{number}");
    }

    private StoredRecord? Other(long own, string field, string value) => shop.Products.Values
        .Where(product => product.Id != own && string.Equals(product.Text(field), value, StringComparison.OrdinalIgnoreCase))
        .OrderBy(product => product.Text("status") == "trash").FirstOrDefault();
}
