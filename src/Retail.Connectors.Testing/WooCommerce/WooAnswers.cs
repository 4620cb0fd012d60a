using System.Text.Json.Nodes;
using Retail.Connectors.Testing.Simulation;

namespace Retail.Connectors.Testing.WooCommerce;

/// <summary>Answers in WordPress's shape.</summary>
internal static class WooAnswers
{
    public const string Allow = "Allow";
    public const string Link = "Link";

    public static SimulatedResponse Body(int status, JsonNode? body)
        => new(status, [new("Content-Type", "application/json; charset=UTF-8")], WooJson.ToUtf8(body));

    public static SimulatedResponse With(this SimulatedResponse answer, string header, string value)
        => answer with { Headers = [.. answer.Headers, new(header, value)] };

    /// <summary>A list that has no pages, with its totals.</summary>
    public static SimulatedResponse Whole(JsonArray list) => Body(200, list)
        .With("X-WP-Total", list.Count.ToString(System.Globalization.CultureInfo.InvariantCulture))
        .With("X-WP-TotalPages", list.Count > 0 ? "1" : "0");

    public static SimulatedResponse Created(JsonObject body, string location)
        => Body(201, body).With("Location", location);

    /// <summary>Filters an answer of one object, which keeps its links, or of a list, which does not.</summary>
    public static SimulatedResponse OnlyFields(SimulatedResponse answer, string[] fields)
    {
        string[] names = [.. fields.Select(field => field.Trim())];
        var filtered = JsonNode.Parse(answer.Body.Span) switch
        {
            JsonObject body => Filter(body, names, keepLinks: true),
            JsonArray list => new JsonArray([.. list.Select(item => item is JsonObject body ? Filter(body, names, keepLinks: false) : item?.DeepClone())]),
            var other => other,
        };
        return answer with { Body = WooJson.ToUtf8(filtered) };
    }

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
