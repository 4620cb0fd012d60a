using System.Text.Json.Nodes;

namespace Retail.Connectors.Testing.WooCommerce.Orders;

/// <summary>What WooCommerce itself checks of an order's body.</summary>
internal static class OrderChecks
{
    public static bool HasLineWithoutProduct(JsonObject body)
        => (body["line_items"] as JsonArray ?? []).OfType<JsonObject>()
            .Any(line => line["id"] is null && line["product_id"] is null && line["variation_id"] is null && line["sku"] is null);
}
