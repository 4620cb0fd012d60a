using System.Text.Json.Nodes;
using Retail.Connectors.Testing.Simulation;
using Retail.Connectors.Testing.WooCommerce.Rest;

namespace Retail.Connectors.Testing.WooCommerce;

/// <summary>What the shop says of itself: index, system status, order statuses.</summary>
internal sealed class SystemResource(ShopState shop, JsonObject recorded) : IWooResource
{
    public Func<SimulatedResponse>? Find(WooCall call) => (call.Method, call.Path) switch
    {
        ("GET", []) => Index,
        ("GET", ["system_status"]) => () => Status(call.Request),
        ("GET", ["orders", "statuses"]) => OrderStatuses,
        _ => null,
    };

    /// <summary>WooCommerce's statuses and the shop's own.</summary>
    public static IEnumerable<(string Slug, string Name)> Statuses(WooShopSettings settings) =>
    [
        ("pending", "Pending payment"), ("processing", "Processing"), ("on-hold", "On hold"), ("completed", "Completed"),
        ("cancelled", "Cancelled"), ("refunded", "Refunded"), ("failed", "Failed"), ("checkout-draft", "Draft"),
        .. settings.OwnOrderStatuses.Select(own => (own.Key, own.Value)),
    ];

    private SimulatedResponse OrderStatuses()
    {
        var statuses = new JsonArray();
        foreach (var (slug, name) in Statuses(shop.Settings))
        {
            statuses.Add((JsonNode)new JsonObject { ["slug"] = slug, ["name"] = name });
        }

        return WooAnswers.Body(200, statuses);
    }

    private SimulatedResponse Index() => WooAnswers.Body(200, new JsonObject
    {
        ["namespace"] = "wc/v3",
        ["routes"] = new JsonObject { ["/wc/v3"] = new JsonObject { ["namespace"] = "wc/v3", ["methods"] = new JsonArray("GET") } },
        ["_links"] = new JsonObject { ["up"] = new JsonArray(new JsonObject { ["href"] = shop.Settings.SiteUrl + "/wp-json/" }) },
    });

    private SimulatedResponse Status(SimulatedRequest request)
    {
        var status = (JsonObject)recorded["systemStatus"]!.DeepClone();
        var environment = (JsonObject)status["environment"]!;
        environment["home_url"] = shop.Settings.SiteUrl;
        environment["site_url"] = shop.Settings.SiteUrl;
        environment["store_id"] = shop.Settings.StoreId.ToString();
        status["settings"]!["currency"] = shop.Settings.Currency;
        status["settings"]!["number_of_decimals"] = shop.Settings.Decimals;
        status["security"]!["secure_connection"] = request.IsSecure;
        return WooAnswers.Body(200, status);
    }
}
