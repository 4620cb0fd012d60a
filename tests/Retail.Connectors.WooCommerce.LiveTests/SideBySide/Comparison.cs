using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Retail.Connectors.WooCommerce.LiveTests.SideBySide;

/// <summary>Compares the answers of two shops to the same steps: statuses, codes, fields, types, and all values that do not depend on the shop.</summary>
internal static class Comparison
{
    /// <summary>Fields whose value is each shop's own; whether they are there and empty is compared all the same.</summary>
    private static readonly HashSet<string> Own = new(StringComparer.Ordinal)
    {
        "number", "order_key", "permalink", "permalink_template", "href", "cart_hash", "avatar_url", "payment_url",
        "currency_symbol", "version", "author", "rate_code", "customer_ip_address", "customer_user_agent", "message", "upsell_ids",
        "receipt_url", "src", "label_html", "delivery_url", "guid", "product_name", "product_permalink",
    };

    /// <summary>Fields that are not compared at all: links, and what plugins and themes add.</summary>
    private static readonly HashSet<string> PassedOver = new(StringComparer.Ordinal) { "_links", "avatar_urls", "params", "related_ids", "price_html" };

    /// <summary>Lists that hold what was in the shop before.</summary>
    private static readonly HashSet<string> OfTheShop = new(StringComparer.Ordinal) { "/products/attributes", "/products/categories", "/orders/statuses", "/data/currencies/current" };

    public static IEnumerable<Difference> Of(Side shop, Side simulator)
    {
        foreach (var step in shop.Log.Exchanges.Concat(simulator.Log.Exchanges).Select(exchange => exchange.Step).Distinct(StringComparer.Ordinal))
        {
            var ours = shop.Log.Exchanges.Where(exchange => exchange.Step == step).ToList();
            var theirs = simulator.Log.Exchanges.Where(exchange => exchange.Step == step).ToList();
            if (ours.Count != theirs.Count)
            {
                yield return new Difference(DifferenceKind.Behaviour, step, "requests", Requests(ours), Requests(theirs));
            }

            foreach (var difference in ours.Zip(theirs).SelectMany(pair => Of(step, pair.First, pair.Second)))
            {
                yield return difference;
            }
        }

        foreach (var step in shop.Seen.Concat(simulator.Seen).Select(seen => seen.Step).Distinct(StringComparer.Ordinal))
        {
            var (ours, theirs) = (SeenIn(shop, step), SeenIn(simulator, step));
            if (ours != theirs)
            {
                yield return new Difference(DifferenceKind.Behaviour, step, "rule", ours, theirs);
            }
        }
    }

    private static IEnumerable<Difference> Of(string step, Exchange shop, Exchange simulator)
    {
        var request = $"{shop.Method} {Pattern(shop.Path)}";
        if (shop.Status != simulator.Status)
        {
            yield return new Difference(DifferenceKind.Behaviour, step, request, Said(shop), Said(simulator));
        }
        else if (shop.Method != "GET" || !OfTheShop.Contains(shop.Path))
        {
            foreach (var difference in Of(step, request, string.Empty, string.Empty, shop.Body, simulator.Body))
            {
                yield return difference;
            }
        }
    }

    private static IEnumerable<Difference> Of(string step, string request, string path, string name, JsonNode? shop, JsonNode? simulator)
    {
        Difference Found(DifferenceKind kind, string ours, string theirs) =>
            new(kind, step, path.Length == 0 ? request : $"{request} {path}", ours, theirs);

        if (shop is JsonObject ours && simulator is JsonObject theirs)
        {
            foreach (var field in ours.Select(field => field.Key).Union(theirs.Select(field => field.Key)).Where(field => !PassedOver.Contains(field)).Order(StringComparer.Ordinal))
            {
                var (has, hasToo) = (ours.TryGetPropertyValue(field, out var value), theirs.TryGetPropertyValue(field, out var other));
                if (has != hasToo)
                {
                    yield return new Difference(DifferenceKind.Fields, step, $"{request} {path}.{field}", has ? "has it" : "lacks it", hasToo ? "has it" : "lacks it");
                    continue;
                }

                foreach (var difference in Of(step, request, $"{path}.{field}", field, value, other))
                {
                    yield return difference;
                }
            }
        }
        else if (shop is JsonArray items && simulator is JsonArray others)
        {
            var (these, those) = (Compared(name, items), Compared(name, others));
            if (these.Count != those.Count)
            {
                yield return Found(DifferenceKind.Behaviour, string.Create(CultureInfo.InvariantCulture, $"{these.Count} entries"), string.Create(CultureInfo.InvariantCulture, $"{those.Count} entries"));
                yield break;
            }

            foreach (var difference in Enumerable.Range(0, these.Count).SelectMany(index =>
                Of(step, request, string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]"), name, these[index], those[index])))
            {
                yield return difference;
            }
        }
        else if (Shown(name, shop) is var value && Shown(name, simulator) is var other && value != other)
        {
            yield return Found(DifferenceKind.Behaviour, value, other);
        }
    }

    /// <summary>Of <c>meta_data</c> only what the run wrote itself: plugins add their own.</summary>
    private static List<JsonNode?> Compared(string name, JsonArray items) => name == "meta_data"
        ? [.. items.Where(item => ((string?)item?["key"])?.StartsWith("_retail", StringComparison.Ordinal) is true).OrderBy(item => (string?)item!["key"], StringComparer.Ordinal)]
        : [.. items];

    private static string Shown(string name, JsonNode? value) => value switch
    {
        null => "null",
        JsonObject => "an object",
        JsonArray => "a list",
        _ when value.GetValueKind() == JsonValueKind.Number && IsId(name) => (decimal)value == 0 ? "0" : "an id",
        _ when value.GetValueKind() == JsonValueKind.String && ((string)value!).Length > 0 && (IsId(name) || IsDate(name) || Own.Contains(name)) => "a text",
        _ => value.ToJsonString(),
    };

    private static bool IsId(string name) => name is "id" or "parent" or "refunded_by" || name.EndsWith("_id", StringComparison.Ordinal) || name.EndsWith("_ids", StringComparison.Ordinal) || name is "variations" or "product_ids";

    private static bool IsDate(string name) => name.StartsWith("date_", StringComparison.Ordinal);

    private static string Pattern(string path) => string.Join('/', path.Split('/').Select(part => part.Length > 0 && part.All(char.IsAsciiDigit) ? "{id}" : part));

    private static string Requests(List<Exchange> exchanges) =>
        exchanges.Count == 0 ? "none" : string.Join(", ", exchanges.Select(exchange => string.Create(CultureInfo.InvariantCulture, $"{exchange.Method} {Pattern(exchange.Path)} {exchange.Status}")));

    private static string Said(Exchange exchange) =>
        exchange.Body is JsonObject body && body["code"] is { } code && body["message"] is { } words
            ? string.Create(CultureInfo.InvariantCulture, $"{exchange.Status} {code} ({words})")
            : exchange.Status.ToString(CultureInfo.InvariantCulture);

    private static string SeenIn(Side side, string step) => string.Join("; ", side.Seen.Where(seen => seen.Step == step).Select(seen => seen.Seen));
}
