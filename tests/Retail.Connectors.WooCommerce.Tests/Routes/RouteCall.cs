using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Retail.Connectors.WooCommerce.Writing;

namespace Retail.Connectors.WooCommerce.Tests.Routes;

/// <summary>What a call of a route is made with: the parts of the path that vary, the body, and whether it forces.</summary>
internal sealed record RouteCall(IReadOnlyList<string> Parts, JsonNode? Body, bool Force)
{
    public long Id => long.Parse(Parts[^1], CultureInfo.InvariantCulture);

    public long First => long.Parse(Parts[0], CultureInfo.InvariantCulture);

    public T Fields<T>(JsonTypeInfo<T> type) => (Body ?? new JsonObject()).Deserialize(type)!;

    public WooBatch<T> Batch<T>(JsonTypeInfo<T> type)
        where T : class
    {
        var body = Body as JsonObject ?? [];
        return new WooBatch<T>
        {
            Create = [.. Items("create").Select(item => item!.Deserialize(type)!)],
            Update = Items("update").ToDictionary(item => item!["id"]!.GetValue<long>(), item => Without(item!).Deserialize(type)!),
            Delete = [.. Items("delete").Select(item => item!.GetValue<long>())],
        };

        IEnumerable<JsonNode?> Items(string name) => body[name] as JsonArray ?? [];
    }

    private static JsonObject Without(JsonNode item)
    {
        var copy = (JsonObject)item.DeepClone();
        copy.Remove("id");
        return copy;
    }
}
