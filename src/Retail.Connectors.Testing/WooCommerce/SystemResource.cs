using System.Text.Json.Nodes;
using Retail.Connectors.Testing.Simulation;

namespace Retail.Connectors.Testing.WooCommerce;

/// <summary>What the shop says of itself: index, system status, order statuses.</summary>
internal sealed class SystemResource(ShopState shop)
{
    public static SimulatedResponse OrderStatuses()
    {
        var statuses = new JsonArray();
        foreach (var (slug, name) in new[]
        {
            ("pending", "Pending payment"), ("processing", "Processing"), ("on-hold", "On hold"), ("completed", "Completed"),
            ("cancelled", "Cancelled"), ("refunded", "Refunded"), ("failed", "Failed"), ("checkout-draft", "Draft"),
        })
        {
            statuses.Add((JsonNode)new JsonObject { ["slug"] = slug, ["name"] = name });
        }

        return WooAnswers.Body(200, statuses);
    }

    public SimulatedResponse Index() => WooAnswers.Body(200, new JsonObject
    {
        ["namespace"] = "wc/v3",
        ["routes"] = new JsonObject { ["/wc/v3"] = new JsonObject { ["namespace"] = "wc/v3", ["methods"] = new JsonArray("GET") } },
        ["_links"] = new JsonObject { ["up"] = new JsonArray(new JsonObject { ["href"] = shop.Settings.SiteUrl + "/wp-json/" }) },
    });

    public SimulatedResponse Status(SimulatedRequest request)
    {
        var status = new JsonObject
        {
            ["environment"] = new JsonObject
            {
                ["home_url"] = shop.Settings.SiteUrl,
                ["site_url"] = shop.Settings.SiteUrl,
                ["store_id"] = shop.Settings.StoreId.ToString(),
                ["version"] = "10.5.0",
                ["wp_version"] = "6.9.7",
                ["wp_environment_type"] = "staging",
                ["language"] = "en_US",
                ["php_version"] = "8.2.36",
                ["default_timezone"] = "UTC",
            },
            ["database"] = new JsonObject { ["wc_database_version"] = "10.5.0" },
            ["settings"] = new JsonObject
            {
                ["api_enabled"] = false,
                ["force_ssl"] = false,
                ["currency"] = shop.Settings.Currency,
                ["number_of_decimals"] = shop.Settings.Decimals,
            },
            ["security"] = new JsonObject { ["secure_connection"] = request.IsSecure, ["hide_errors"] = true },
        };
        return request.QueryValue("_fields") is { Length: > 0 } fields
            ? WooAnswers.Body(200, WooAnswers.Filter(status, fields.Split(','), keepLinks: false))
            : WooAnswers.Body(200, status);
    }
}
