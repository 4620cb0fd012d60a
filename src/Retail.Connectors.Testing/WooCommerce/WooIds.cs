using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Retail.Connectors.Testing.WooCommerce;

/// <summary>Ids, links, and keys that look random but repeat.</summary>
internal static class WooIds
{
    public static readonly string[] ItemMethods = ["GET", "POST", "PUT", "PATCH", "DELETE"];

    public static JsonObject Links(WooShopSettings settings, string self, string collection, params string[] allow)
    {
        var api = settings.SiteUrl + "/wp-json/wc/v3/";
        var item = new JsonObject { ["href"] = api + self };
        if (allow.Length > 0)
        {
            item["targetHints"] = new JsonObject { ["allow"] = new JsonArray([.. allow.Select(method => JsonValue.Create(method))]) };
        }

        return new JsonObject
        {
            ["self"] = new JsonArray(item),
            ["collection"] = new JsonArray(new JsonObject { ["href"] = api + collection }),
        };
    }

    /// <summary>The links of something that has gone name no methods.</summary>
    public static JsonObject WithoutHints(JsonObject body)
    {
        var copy = (JsonObject)body.DeepClone();
        (copy["_links"]?["self"]?[0] as JsonObject)?.Remove("targetHints");
        return copy;
    }

    public static JsonObject Up(JsonObject links, string relation, string href)
    {
        links[relation] = new JsonArray(new JsonObject { ["href"] = href });
        return links;
    }

    /// <summary>Reads an id that is a number or digits; 0 when there is none.</summary>
    public static long Read(JsonNode? node) => (long)Money.Read(node);

    public static string OrderKey(long id) => "wc_order_" + Scrambled("order", id)[..13];

    public static string Secret(long id) => Scrambled("secret", id)[..40];

    private static string Scrambled(string what, long id) => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{what}:{id}"))));
}
