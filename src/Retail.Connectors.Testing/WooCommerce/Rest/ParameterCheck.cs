using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Retail.Connectors.Testing.WooCommerce.Rest;

/// <summary>What WordPress checks of a call's parameters before WooCommerce sees them: presence, types, choices, bounds, formats.</summary>
internal static class ParameterCheck
{
    private static readonly string[] BooleanWords = ["true", "false", "1", "0", ""];

    /// <summary>The required parameters that are missing, in the order of the route.</summary>
    public static List<string> Missing(JsonObject arguments, Func<string, JsonNode?> value) =>
    [
        .. arguments.Where(argument => argument.Value!["required"] is not null && value(argument.Key) is null).Select(argument => argument.Key),
    ];

    /// <summary>The problems in the order of the route; a null is no value.</summary>
    public static List<ParameterProblem> Problems(JsonObject arguments, Func<string, JsonNode?> value)
    {
        var problems = new List<ParameterProblem>();
        foreach (var (name, schema) in arguments)
        {
            if (value(name) is { } given && Check(name, name, given, (JsonObject)schema!) is { } problem)
            {
                problems.Add(problem);
            }
        }

        return problems;
    }

    private static ParameterProblem? Check(string parameter, string path, JsonNode value, JsonObject schema)
    {
        // A choice of types leaves nothing that the recorded shop refused.
        if (schema["type"] is JsonArray || schema["type"]?.GetValue<string>() is not { } type)
        {
            return OneOf(parameter, path, value, schema) ?? Format(parameter, value, schema);
        }

        if (type == "array")
        {
            return Items(parameter, path, value, schema);
        }

        if (type == "object")
        {
            return Members(parameter, path, value, schema);
        }

        var fits = type switch
        {
            "string" => value.GetValueKind() is JsonValueKind.String,
            "integer" => Number(value) is { } number && decimal.IsInteger(number),
            "number" => Number(value) is not null,
            "boolean" => IsBoolean(value),
            _ => true,
        };
        return !fits ? ParameterProblem.WrongType(parameter, type, path)
            : OneOf(parameter, path, value, schema) ?? Bounds(parameter, path, value, schema) ?? Format(parameter, value, schema);
    }

    private static ParameterProblem? Items(string parameter, string path, JsonNode value, JsonObject schema)
    {
        var items = value switch
        {
            JsonArray list => list,
            // A text is a list with commas.
            JsonValue text when text.GetValueKind() is JsonValueKind.String or JsonValueKind.Number =>
                new JsonArray([.. Text(text).Split([',', ' '], StringSplitOptions.RemoveEmptyEntries).Select(item => JsonValue.Create(item))]),
            _ => null,
        };
        if (items is null)
        {
            return ParameterProblem.WrongType(parameter, "array", path);
        }

        if (schema["items"] is not JsonObject inner)
        {
            return null;
        }

        for (var index = 0; index < items.Count; index++)
        {
            var at = string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]");
            if (items[index] is { } item && Check(parameter, at, item, inner) is { } problem)
            {
                return problem;
            }
        }

        return null;
    }

    private static ParameterProblem? Members(string parameter, string path, JsonNode value, JsonObject schema)
    {
        if (value is not JsonObject members)
        {
            // PHP cannot tell an empty object from an empty list.
            return value is JsonArray { Count: 0 } || (value is JsonValue && Text(value).Length == 0) ? null : ParameterProblem.WrongType(parameter, "object", path);
        }

        foreach (var (name, inner) in schema["properties"] as JsonObject ?? [])
        {
            if (members[name] is { } member && Check(parameter, $"{path}[{name}]", member, (JsonObject)inner!) is { } problem)
            {
                return problem;
            }
        }

        return null;
    }

    private static ParameterProblem? OneOf(string parameter, string path, JsonNode value, JsonObject schema)
        => schema["enum"] is JsonArray choices && !choices.Any(choice => choice is not null && Text(choice) == Text(value))
            ? ParameterProblem.NotOneOf(parameter, path, Listed([.. choices.Select(choice => choice is null ? "" : Text(choice))]))
            : null;

    private static ParameterProblem? Bounds(string parameter, string path, JsonNode value, JsonObject schema)
    {
        var (least, most) = (Bound(schema, "minimum"), Bound(schema, "maximum"));
        if (Number(value) is not { } number || !(number < least || number > most))
        {
            return null;
        }

        var message = (least, most) switch
        {
            ({ } from, { } to) => string.Create(CultureInfo.InvariantCulture, $"{path} must be between {from} (inclusive) and {to} (inclusive)"),
            ({ } from, null) => string.Create(CultureInfo.InvariantCulture, $"{path} must be greater than or equal to {from}"),
            (_, var to) => string.Create(CultureInfo.InvariantCulture, $"{path} must be less than or equal to {to}"),
        };
        return new(parameter, "rest_out_of_bounds", message);
    }

    private static ParameterProblem? Format(string parameter, JsonNode value, JsonObject schema) => schema["format"]?.GetValue<string>() switch
    {
        "email" when value.GetValueKind() is JsonValueKind.String && Text(value) is { Length: > 0 } address && !IsEmail(address) => ParameterProblem.InvalidEmail(parameter),
        "date-time" when value.GetValueKind() is JsonValueKind.String && !new WooDates(NodaTime.DateTimeZone.Utc).TryRead(Text(value), true, out _) => ParameterProblem.InvalidDate(parameter),
        _ => null,
    };

    private static decimal? Bound(JsonObject schema, string name) => schema[name] is { } bound ? Number(bound) : null;

    public static bool IsEmail(string text)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        return at > 0 && text.IndexOf('.', at) > at + 1 && !text.EndsWith('.');
    }

    private static bool IsBoolean(JsonNode value) => value.GetValueKind() is JsonValueKind.True or JsonValueKind.False
        || (value is JsonValue && BooleanWords.Contains(Text(value).ToLowerInvariant(), StringComparer.Ordinal));

    private static decimal? Number(JsonNode value) => value.GetValueKind() is JsonValueKind.Number or JsonValueKind.String
        && decimal.TryParse(Text(value), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string Text(JsonNode node) => node.GetValueKind() is JsonValueKind.String ? node.GetValue<string>() : node.ToJsonString();

    private static string Listed(string[] choices) => choices.Length switch
    {
        0 or 1 => string.Concat(choices),
        2 => $"{choices[0]} and {choices[1]}",
        _ => string.Join(", ", choices[..^1]) + ", and " + choices[^1],
    };
}
