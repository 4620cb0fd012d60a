using System.Globalization;
using System.Text.Json;

namespace Retail.Connectors.WooCommerce.Tests.Wire;

/// <summary>
/// Whether two pieces of JSON say the same, as WooCommerce means it: <c>"12.50"</c> is 12.5, and empty text, null, false,
/// a lone dash, an empty array and what is not there are all nothing. A zero is something.
/// </summary>
internal static class JsonMeaning
{
    public static IEnumerable<string> Differences(JsonElement? recorded, JsonElement? written, string path = "")
    {
        if (recorded is null or { ValueKind: JsonValueKind.Null or JsonValueKind.False })
        {
            return IsNothing(written, zeroToo: true) ? [] : [$"{path}: nothing became {written}"];
        }

        if (recorded is { ValueKind: JsonValueKind.Object } then)
        {
            return written switch
            {
                { ValueKind: JsonValueKind.Object } now => then.EnumerateObject().Select(part => part.Name)
                    .Union(now.EnumerateObject().Select(part => part.Name)).Where(name => name != "_links")
                    .SelectMany(name => Differences(Part(then, name), Part(now, name), $"{path}/{name}")),
                _ => IsNothing(recorded, zeroToo: false) && IsNothing(written, zeroToo: true) ? [] : [$"{path}: {recorded} became {written}"],
            };
        }

        if (recorded is { ValueKind: JsonValueKind.Array } list && written is { ValueKind: JsonValueKind.Array } copy)
        {
            return list.GetArrayLength() == copy.GetArrayLength()
                ? list.EnumerateArray().Zip(copy.EnumerateArray()).SelectMany((pair, index) => Differences(pair.First, pair.Second, $"{path}/{index}"))
                : [$"{path}: {list.GetArrayLength()} became {copy.GetArrayLength()}"];
        }

        if (IsNothing(recorded, zeroToo: false))
        {
            return IsNothing(written, zeroToo: true) ? [] : [$"{path}: {recorded} became {written}"];
        }

        return Scalar(recorded) == Scalar(written) ? [] : [$"{path}: {recorded} became {written}"];
    }

    private static bool IsNothing(JsonElement? element, bool zeroToo) => element switch
    {
        null or { ValueKind: JsonValueKind.Null or JsonValueKind.False or JsonValueKind.Undefined } => true,
        { ValueKind: JsonValueKind.String } text => text.GetString() is "" or "-",
        { ValueKind: JsonValueKind.Number } number => zeroToo && number.GetDecimal() == 0,
        { ValueKind: JsonValueKind.Array } list => list.GetArrayLength() == 0,
        { ValueKind: JsonValueKind.Object } parts => parts.EnumerateObject().All(part => IsNothing(part.Value, zeroToo)),
        _ => false,
    };

    private static string? Scalar(JsonElement? element) => element switch
    {
        null => null,
        { ValueKind: JsonValueKind.Number } number => number.GetDecimal().ToString("0.############################", CultureInfo.InvariantCulture),
        { ValueKind: JsonValueKind.True } => "1",
        { ValueKind: JsonValueKind.String } text when decimal.TryParse(text.GetString(), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            => value.ToString("0.############################", CultureInfo.InvariantCulture),
        { ValueKind: JsonValueKind.String } text => text.GetString() is "yes" or "true" or "parent" ? "1" : text.GetString() is "no" or "false" ? "0" : text.GetString(),
        _ => element.Value.GetRawText(),
    };

    private static JsonElement? Part(JsonElement parts, string name) => parts.TryGetProperty(name, out var part) ? part : null;
}
