using System.Text.Json.Nodes;

namespace Retail.Connectors.Testing.WooCommerce.Rest;

/// <summary>Lets the shop's own order statuses pass where the recorded shop knew only WooCommerce's.</summary>
internal static class OwnStatuses
{
    public static JsonObject Added(JsonObject arguments, string[] path, WooShopSettings settings)
    {
        if (settings.OwnOrderStatuses.Count == 0 || path is not ["orders", ..] || arguments["status"] is null)
        {
            return arguments;
        }

        var extended = (JsonObject)arguments.DeepClone();
        var status = (JsonObject)extended["status"]!;
        var choices = (status["enum"] ?? status["items"]?["enum"]) as JsonArray;
        foreach (var own in settings.OwnOrderStatuses.Keys)
        {
            choices?.Add((JsonNode)own);
        }

        return extended;
    }
}
