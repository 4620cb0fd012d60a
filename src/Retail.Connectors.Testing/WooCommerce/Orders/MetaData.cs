using System.Text.Json;
using System.Text.Json.Nodes;

namespace Retail.Connectors.Testing.WooCommerce.Orders;

/// <summary>Meta data as WooCommerce stores it: scalars become text, a null deletes, one entry per key.</summary>
internal static class MetaData
{
    public static void Write(JsonArray into, JsonArray? entries, ShopState shop, bool isOfLine = false)
    {
        foreach (var entry in entries?.OfType<JsonObject>() ?? [])
        {
            var existing = into.OfType<JsonObject>().FirstOrDefault(candidate => IsSame(candidate, entry));
            if (entry["value"] is not { } value)
            {
                if (existing is not null)
                {
                    into.Remove(existing);
                }

                continue;
            }

            if (existing is null)
            {
                existing = new JsonObject { ["id"] = shop.NextMeta(), ["key"] = entry["key"]?.GetValue<string>() ?? "" };
                into.Add((JsonNode)existing);
            }

            existing["value"] = Stored(value);
            if (isOfLine)
            {
                existing["display_key"] = existing["key"]!.DeepClone();
                existing["display_value"] = existing["value"]!.DeepClone();
            }
        }
    }

    private static bool IsSame(JsonObject existing, JsonObject entry) => entry["id"] is { } id
        ? WooIds.Read(existing["id"]) == WooIds.Read(id)
        : existing["key"]?.GetValue<string>() == entry["key"]?.GetValue<string>();

    private static JsonNode Stored(JsonNode value) => value.GetValueKind() switch
    {
        JsonValueKind.True => "1",
        JsonValueKind.False => "",
        JsonValueKind.Number => value.ToJsonString(),
        JsonValueKind.Object when value.AsObject().Count == 0 => new JsonArray(),
        _ => value.DeepClone(),
    };
}
