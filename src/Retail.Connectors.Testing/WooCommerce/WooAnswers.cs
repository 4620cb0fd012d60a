using System.Text.Json.Nodes;
using Retail.Connectors.Testing.Simulation;

namespace Retail.Connectors.Testing.WooCommerce;

/// <summary>Answers in WordPress's shape.</summary>
internal static class WooAnswers
{
    public const string Allow = "Allow";
    public const string Link = "Link";
    public const string OfCollection = "GET, POST";
    public const string OfItem = "GET, POST, PUT, PATCH, DELETE";

    public static SimulatedResponse Body(int status, JsonNode? body)
        => new(status, [new("Content-Type", "application/json; charset=UTF-8")], WooJson.ToUtf8(body));

    public static SimulatedResponse With(this SimulatedResponse answer, string header, string value)
        => answer with { Headers = [.. answer.Headers, new(header, value)] };

    /// <summary>Keeps the fields that <c>_fields</c> names, in the body's own order.</summary>
    /// <remarks>A dotted name reaches into objects only; into a list it finds nothing, as recorded.</remarks>
    public static JsonObject Filter(JsonObject body, IReadOnlyList<string> fields, bool keepLinks)
    {
        var kept = new JsonObject();
        foreach (var (name, value) in body)
        {
            if (fields.Contains(name, StringComparer.Ordinal) || (keepLinks && name == "_links"))
            {
                kept[name] = value?.DeepClone();
                continue;
            }

            var inner = fields.Where(field => field.StartsWith(name + ".", StringComparison.Ordinal))
                .Select(field => field[(name.Length + 1)..]).ToArray();
            if (inner.Length > 0 && value is JsonObject nested)
            {
                kept[name] = Filter(nested, inner, keepLinks: false);
            }
        }

        return kept;
    }
}
