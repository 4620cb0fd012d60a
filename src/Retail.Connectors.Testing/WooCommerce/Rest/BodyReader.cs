using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Retail.Connectors.Testing.Simulation;

namespace Retail.Connectors.Testing.WooCommerce.Rest;

/// <summary>Reads a body as WordPress does: JSON or a form by its content type, and nothing at all of any other.</summary>
internal static class BodyReader
{
    /// <summary>Reads a body; no body, null and a list count as an empty one.</summary>
    /// <returns>What is wrong with it, or null.</returns>
    public static SimulatedResponse? TryRead(SimulatedRequest request, out JsonObject body, out JsonArray? items)
    {
        body = [];
        items = null;
        if (request.Body.IsEmpty || request.Method is "GET" or "HEAD" or "DELETE")
        {
            return null;
        }

        var type = request.Header("Content-Type") ?? "";
        if (type.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase))
        {
            body = Form(request.BodyText);
            return null;
        }

        if (!type.StartsWith("application/json", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        try
        {
            var parsed = JsonNode.Parse(new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(request.Body.Span));
            body = parsed as JsonObject ?? [];
            items = parsed as JsonArray;
            return null;
        }
        catch (DecoderFallbackException)
        {
            return Invalid(5, "Malformed UTF-8 characters, possibly incorrectly encoded");
        }
        catch (JsonException)
        {
            return Invalid(4, "Syntax error");
        }
    }

    /// <summary>Pairs as text, with one level of brackets: <c>billing[email]=…</c>.</summary>
    private static JsonObject Form(string text)
    {
        var body = new JsonObject();
        foreach (var (name, value) in SimulatedRequest.ParsePairs(text))
        {
            var bracket = name.IndexOf('[', StringComparison.Ordinal);
            if (bracket <= 0 || !name.EndsWith(']'))
            {
                body[name] = value;
                continue;
            }

            if (body[name[..bracket]] is not JsonObject inner)
            {
                body[name[..bracket]] = inner = [];
            }

            inner[name[(bracket + 1)..^1]] = value;
        }

        return body;
    }

    private static SimulatedResponse Invalid(int code, string message) => WooErrors.Error(
        400, "rest_invalid_json", "Invalid JSON body passed.", ("json_error_code", code), ("json_error_message", message));
}
