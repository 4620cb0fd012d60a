using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Retail.Connectors.Testing.Tests.Tryton;

/// <summary>Tells where an answer differs from the recorded one: in shape, in the set of fields, in a type, or in a value.</summary>
internal static class AnswerComparison
{
    // Moments and what is made from them differ from run to run: of them only the form is compared.
    private static readonly HashSet<string> Moving = ["_timestamp"];

    // Of a field's definition, what only the desktop client makes use of is not simulated.
    private static readonly HashSet<string> Unsimulated = ["depends", "on_change_with", "states", "help"];

    public static IEnumerable<string> Differences(JsonNode? expected, JsonNode? actual, string path = "$")
    {
        switch (expected, actual)
        {
            case (null, null):
                return [];
            case (JsonObject e, JsonObject a) when (string?)e["__class__"] == "Decimal" && (string?)a["__class__"] == "Decimal":
                return Number((string)e["decimal"]!) == Number((string)a["decimal"]!) ? [] : [Words(path, expected, actual)];
            case (JsonObject e, JsonObject a) when (string?)e["__class__"] == "datetime" && (string?)a["__class__"] == "datetime":
                return e.Select(part => part.Key).Order().SequenceEqual(a.Select(part => part.Key).Order()) ? [] : [Words(path, expected, actual)];
            case (JsonObject e, JsonObject a):
                return Fields(e, a, path);
            case (JsonArray e, JsonArray a):
                return e.Count == a.Count
                    ? e.Select((item, index) => Differences(item, a[index], $"{path}[{index}]")).SelectMany(found => found)
                    : [Words(path, expected, actual)];
            case (JsonValue, JsonValue):
                return Values(expected, actual, path);
            default:
                return [Words(path, expected, actual)];
        }
    }

    private static IEnumerable<string> Fields(JsonObject expected, JsonObject actual, string path)
    {
        foreach (var (name, value) in expected)
        {
            if (!actual.ContainsKey(name))
            {
                yield return $"{path}.{name}: missing, recorded {Text(value)}";
            }
            else if (!(path.Contains(".result.", StringComparison.Ordinal) && Unsimulated.Contains(name) && expected.ContainsKey("on_change")))
            {
                foreach (var difference in Differences(value, actual[name], $"{path}.{name}"))
                {
                    yield return difference;
                }
            }
        }

        foreach (var (name, value) in actual)
        {
            if (!expected.ContainsKey(name))
            {
                yield return $"{path}.{name}: not in the recording, answered {Text(value)}";
            }
        }
    }

    private static IEnumerable<string> Values(JsonNode expected, JsonNode actual, string path)
    {
        var (e, a) = (Text(expected), Text(actual));
        if (e == a)
        {
            return [];
        }

        var name = path[(path.LastIndexOf('.') + 1)..];
        var isForm = expected.GetValueKind() == JsonValueKind.String && actual.GetValueKind() == JsonValueKind.String
            && (Moving.Contains(name) && Number((string)expected!) > 0 && Number((string)actual!) > 0
                || IsKey((string)expected!) && IsKey((string)actual!)
                || ((string)expected!).EndsWith(".date_future", StringComparison.Ordinal) && ((string)actual!).EndsWith(".date_future", StringComparison.Ordinal));
        return isForm ? [] : [Words(path, expected, actual)];
    }

    private static bool IsKey(string text) => text.Length == 64 && text.All(char.IsAsciiHexDigitLower);

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    private static string Words(string path, JsonNode? expected, JsonNode? actual) => $"{path}: recorded {Text(expected)}, answered {Text(actual)}";

    private static string Text(JsonNode? node)
    {
        var text = node?.ToJsonString() ?? "null";
        return text.Length > 300 ? text[..300] + "…" : text;
    }
}
