using System.Text.Json.Nodes;
using Retail.Connectors.Testing.Simulation;

namespace Retail.Connectors.Testing.WooCommerce.Orders;

/// <summary>What a poisoned order looks like.</summary>
internal sealed class OrderPoison(ShopState shop)
{
    private const int Size = 16 * 1024 * 1024;

    /// <summary>An order as it is shown, spoiled where it is poisoned.</summary>
    public JsonObject Spoil(JsonObject shown)
    {
        if (!shop.Poisoned.TryGetValue(WooIds.Read(shown["id"]), out var poison))
        {
            return shown;
        }

        if (poison is WooPoison.Mistyped)
        {
            shown["total"] = null;
            shown["billing"] = new JsonArray("no", "address");
            shown["line_items"] = new JsonObject { ["0"] = "no line" };
            shown["customer_id"] = new JsonObject();
        }
        else if (poison is WooPoison.Enormous)
        {
            ((JsonArray)shown["meta_data"]!).Add((JsonNode)new JsonObject { ["id"] = 1, ["key"] = "_log", ["value"] = new string('x', Size) });
        }

        return shown;
    }

    /// <summary>WordPress's last words, when an answer holds an order that kills; in the words of its documentation, not recorded.</summary>
    public SimulatedResponse? Death(IEnumerable<long> orders)
        => shop.Poisoned.Count > 0 && orders.Any(order => shop.Poisoned.TryGetValue(order, out var poison) && poison is WooPoison.Fatal)
            ? WooErrors.Error(500, "internal_server_error", "<p>There has been a critical error on this website.</p>")
            : null;
}
