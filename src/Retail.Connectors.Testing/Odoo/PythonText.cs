using System.Globalization;
using System.Text.Json;

namespace Retail.Connectors.Testing.Odoo;

/// <summary>Numbers and values as Python writes them.</summary>
internal static class PythonText
{
    /// <summary>A float as JSON: never without a point.</summary>
    public static string Float(double value)
    {
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        return text.AsSpan().ContainsAny(".E") ? text : text + ".0";
    }

    /// <summary>The <c>repr</c> of a value that came as JSON.</summary>
    public static string Repr(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => Quoted(value.GetString()!),
        JsonValueKind.True => "True",
        JsonValueKind.False => "False",
        JsonValueKind.Array => $"[{string.Join(", ", value.EnumerateArray().Select(Repr))}]",
        JsonValueKind.Object => $"{{{string.Join(", ", value.EnumerateObject().Select(pair => $"{Quoted(pair.Name)}: {Repr(pair.Value)}"))}}}",
        JsonValueKind.Number => value.GetRawText(),
        _ => "None",
    };

    /// <summary>What the server says of a body that is not JSON, with the place where reading stopped.</summary>
    public static string JsonError(string text, JsonException error)
    {
        var lines = text.Split('\n');
        var line = (int)Math.Min(error.LineNumber ?? 0, lines.Length - 1);
        var column = (int)Math.Min(error.BytePositionInLine ?? 0, lines[line].Length);
        var position = lines.Take(line).Sum(before => before.Length + 1) + column;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"could not parse the body as json: Expecting value: line {line + 1} column {column + 1} (char {position})");
    }

    public static string Quoted(string text) => text.Contains('\'', StringComparison.Ordinal) && !text.Contains('"', StringComparison.Ordinal)
        ? $"\"{text}\""
        : $"'{text.Replace("'", "\\'", StringComparison.Ordinal)}'";
}
