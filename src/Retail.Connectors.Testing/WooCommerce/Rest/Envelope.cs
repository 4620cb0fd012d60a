using System.Globalization;
using System.Text.Json.Nodes;
using Retail.Connectors.Testing.Simulation;

namespace Retail.Connectors.Testing.WooCommerce.Rest;

/// <summary>The answer to a call with <c>_envelope</c>: status and headers move into the body, and the status is always 200.</summary>
internal static class Envelope
{
    public static SimulatedResponse Around(SimulatedResponse answer)
    {
        var headers = new JsonObject();
        foreach (var (name, value) in answer.Headers.Where(header => header.Key is not "Content-Type").OrderBy(header => Rank(header.Key)))
        {
            headers[name] = long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : value;
        }

        return WooAnswers.Body(200, new JsonObject
        {
            ["body"] = answer.Body.IsEmpty ? null : JsonNode.Parse(answer.Body.Span),
            ["status"] = answer.Status,
            ["headers"] = headers,
        }).With(WooAnswers.Link, answer.Header(WooAnswers.Link)!.Contains("rel=\"https://api.w.org/\"", StringComparison.Ordinal)
            ? answer.Header(WooAnswers.Link)!
            : DiscoveryOf(answer.Header(WooAnswers.Link)!));
    }

    private static int Rank(string name) => name switch
    {
        "X-WP-Total" => 0,
        "X-WP-TotalPages" => 1,
        WooAnswers.Link => 2,
        _ => 3,
    };

    /// <summary>Outside the envelope only the link that every answer has.</summary>
    private static string DiscoveryOf(string links) => links[..links.IndexOf("/wp-json/", StringComparison.Ordinal)] + "/wp-json/>; rel=\"https://api.w.org/\"";
}
