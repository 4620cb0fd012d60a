using System.Text.Json;
using System.Text.Json.Nodes;

namespace Retail.Connectors.Testing.Tests.WooCommerce;

/// <summary>Compares two bodies by field names and JSON types.</summary>
internal static class Shape
{
    /// <summary>Names every difference; a null on either side says nothing of the type, an empty list nothing of its items.</summary>
    public static IEnumerable<string> Differences(JsonNode? expected, JsonNode? actual, string path = "$")
    {
        // What stands in meta data is the caller's own.
        if (expected is null || actual is null || path.EndsWith("meta_data[0].value", StringComparison.Ordinal) || path.EndsWith(".display_value", StringComparison.Ordinal))
        {
            yield break;
        }

        var (wanted, got) = (Kind(expected), Kind(actual));
        if (wanted != got)
        {
            yield return $"{path}: {got} instead of {wanted}";
            yield break;
        }

        if (expected is JsonObject fields)
        {
            var members = actual.AsObject();
            foreach (var name in fields.Select(field => field.Key).Except(members.Select(member => member.Key)))
            {
                yield return $"{path}.{name}: missing";
            }

            foreach (var name in members.Select(member => member.Key).Except(fields.Select(field => field.Key)))
            {
                yield return $"{path}.{name}: not recorded";
            }

            foreach (var difference in fields.Where(field => members.ContainsKey(field.Key))
                .SelectMany(field => Differences(field.Value, members[field.Key], $"{path}.{field.Key}")))
            {
                yield return difference;
            }
        }
        else if (expected is JsonArray { Count: > 0 } items && actual is JsonArray { Count: > 0 } others)
        {
            foreach (var difference in Differences(items[0], others[0], path + "[0]"))
            {
                yield return difference;
            }
        }
    }

    private static JsonValueKind Kind(JsonNode node) => node.GetValueKind() is JsonValueKind.False ? JsonValueKind.True : node.GetValueKind();
}
