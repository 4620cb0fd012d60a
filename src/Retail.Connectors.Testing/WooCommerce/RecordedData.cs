using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Retail.Connectors.Testing.WooCommerce;

/// <summary>What was recorded from the real shop and ships with the simulator; a new copy each time.</summary>
internal static class RecordedData
{
    private static readonly ConcurrentDictionary<string, JsonElement> Parsed = new(StringComparer.Ordinal);

    public static JsonNode Read(string name)
    {
        // The text is read once; every copy is made from it when it is looked at.
        var element = Parsed.GetOrAdd(name, Parse);
        return element.ValueKind is JsonValueKind.Array ? JsonArray.Create(element)! : JsonObject.Create(element)!;
    }

    private static JsonElement Parse(string name)
    {
        using var stream = typeof(RecordedData).Assembly.GetManifestResourceStream($"Retail.Connectors.Testing.WooCommerce.Recorded.{name}.json")
            ?? throw new InvalidOperationException($"The recorded {name} are missing from the assembly.");
        using var document = JsonDocument.Parse(stream);
        return document.RootElement.Clone();
    }

    public static List<JsonObject> List(string name) => [.. Read(name).AsArray().Select(item => item!.DeepClone().AsObject())];
}
