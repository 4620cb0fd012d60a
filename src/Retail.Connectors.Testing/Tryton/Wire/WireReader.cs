using System.Globalization;
using System.Text.Json;
using Retail.Connectors.Testing.Tryton.Records;

namespace Retail.Connectors.Testing.Tryton.Wire;

/// <summary>Decodes parameters: <c>__class__</c> objects become values, the rest stays as JSON has it.</summary>
internal static class WireReader
{
    public static object? Read(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => null,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.String => json.GetString(),
        JsonValueKind.Number => Number(json),
        JsonValueKind.Array => json.EnumerateArray().Select(Read).ToList(),
        _ => json.TryGetProperty("__class__", out var type) ? Typed(json, type.GetString()) : Fields(json),
    };

    private static object Number(JsonElement json) =>
        !json.GetRawText().AsSpan().ContainsAny(".eE") && json.TryGetInt64(out var whole) ? (object)whole : json.GetDouble();

    private static WireFields Fields(JsonElement json)
    {
        var fields = new WireFields();
        foreach (var property in json.EnumerateObject())
        {
            fields[property.Name] = Read(property.Value);
        }

        return fields;
    }

    private static object Typed(JsonElement json, string? type) => type switch
    {
        "Decimal" => decimal.TryParse(json.GetProperty("decimal").GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw RpcError.Python("[<class 'decimal.ConversionSyntax'>]"),
        "date" => new DateOnly(Part(json, "year"), Part(json, "month"), Part(json, "day")),
        "datetime" => new DateTime(
            Part(json, "year"), Part(json, "month"), Part(json, "day"), Part(json, "hour"), Part(json, "minute"), Part(json, "second"), DateTimeKind.Utc)
            .AddMicroseconds(Part(json, "microsecond")),
        "timedelta" => TimeSpan.FromSeconds(json.GetProperty("seconds").GetDouble()),
        "bytes" => json.GetProperty("base64").GetBytesFromBase64(),
        _ => Fields(json),
    };

    private static int Part(JsonElement json, string name) => json.TryGetProperty(name, out var part) ? part.GetInt32() : 0;
}
