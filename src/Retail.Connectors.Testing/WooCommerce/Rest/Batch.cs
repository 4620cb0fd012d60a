using System.Globalization;
using System.Text.Json.Nodes;
using Retail.Connectors.Testing.Simulation;

namespace Retail.Connectors.Testing.WooCommerce.Rest;

/// <summary>
/// <c>…/batch</c>: every item is carried out by itself and always answered 200. Nothing checks types and choices here, and
/// what has no number for an id vanishes from the deletions.
/// </summary>
internal sealed class Batch(WooShopSettings settings, Func<WooCall, SimulatedResponse> dispatch)
{
    private const int Most = 100;

    public SimulatedResponse Run(WooCall call)
    {
        var (creates, updates, deletes) = (Items(call, "create"), Items(call, "update"), Items(call, "delete"));
        if (creates.Count + updates.Count + deletes.Count > Most)
        {
            return WooErrors.Error(
                413, "woocommerce_rest_request_entity_too_large", "Unable to accept more than 100 items for this request.");
        }

        var answer = new JsonObject();
        Add(answer, "create", creates.OfType<JsonObject>().Select(item => One(call, "POST", null, item, 0)));
        Add(answer, "update", updates.OfType<JsonObject>().Select(item => One(call, "PUT", item["id"]?.ToString(), item, item["id"]?.DeepClone())));
        Add(answer, "delete", deletes.Select(item => item?.ToString() ?? "").Where(IsPlausible)
            .Select(id => One(call, "DELETE", id, [], long.TryParse(id, CultureInfo.InvariantCulture, out var number) ? number : id)));
        return WooAnswers.Body(200, answer);
    }

    private static JsonArray Items(WooCall call, string name) => call.Body[name] as JsonArray ?? [];

    private static bool IsPlausible(string id) => long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number != 0;

    private static void Add(JsonObject answer, string name, IEnumerable<JsonObject> items)
    {
        JsonArray done = [.. items];
        if (done.Count > 0)
        {
            answer[name] = done;
        }
    }

    private JsonObject One(WooCall batch, string method, string? id, JsonObject item, JsonNode? shownId)
    {
        // An update without an id asks for item 0, which is nobody's.
        string[] path = [.. batch.Path[..^1], .. method == "POST" ? Array.Empty<string>() : [string.IsNullOrEmpty(id) ? "0" : id]];
        var body = (JsonObject)item.DeepClone();
        if (method == "PUT")
        {
            body.Remove("id");
        }

        var request = batch.Request with
        {
            Method = method,
            QueryString = method == "DELETE" ? "force=true" : "",
            Path = settings.SiteUrl,
        };
        var answer = dispatch(new WooCall(request, method, path, body) { IsBatched = true });
        var shown = (JsonObject)JsonNode.Parse(answer.Body.Span)!;
        return answer.Status < 300 ? shown : new JsonObject { ["id"] = shownId, ["error"] = shown };
    }
}
