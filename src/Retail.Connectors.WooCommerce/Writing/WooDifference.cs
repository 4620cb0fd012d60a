using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace Retail.Connectors.WooCommerce.Writing;

/// <summary>
/// What differs between two readings of a record, as fields to write. Entries of <c>meta_data</c> and lines of an order
/// go out one by one with their id, as the shop merges them; other lists go out whole, as it replaces them.
/// </summary>
internal static class WooDifference
{
    /// <summary>Lists that the shop merges by id, with the field that, set to null, removes an entry.</summary>
    private static readonly Dictionary<string, string> Merged = new(StringComparer.Ordinal)
    {
        ["meta_data"] = "value",
        ["line_items"] = "product_id",
        ["shipping_lines"] = "method_id",
        ["fee_lines"] = "name",
    };

    /// <summary>The altered fields; null if there are none.</summary>
    public static TFields? Between<TRecord, TFields>(TRecord before, TRecord after, JsonTypeInfo<TRecord> record, JsonTypeInfo<TFields> fields)
        where TFields : class
    {
        var old = (JsonObject)JsonSerializer.SerializeToNode(before, record)!;
        var changed = Object(old, (JsonObject)JsonSerializer.SerializeToNode(after, record)!, fields, Known(record), string.Empty);
        return changed.Count == 0 ? null : changed.Deserialize(fields);
    }

    private static JsonObject Object(JsonObject before, JsonObject after, JsonTypeInfo fields, HashSet<string> known, string path)
    {
        var changed = new JsonObject();
        foreach (var (name, value) in after)
        {
            before.TryGetPropertyValue(name, out var old);
            if (JsonNode.DeepEquals(old, value))
            {
                continue;
            }

            var field = Field(fields, name);
            if (field is null && known.Contains(name))
            {
                throw new ArgumentException($"{path}{name} is computed by the shop and cannot be written.", nameof(after));
            }

            if (Value(name, old, value, field is null ? null : fields.Options.GetTypeInfo(field.PropertyType), $"{path}{name}.") is { } part)
            {
                changed[name] = part.Node;
            }
        }

        return changed;
    }

    private static (JsonNode? Node, bool Written)? Value(string name, JsonNode? before, JsonNode? after, JsonTypeInfo? fields, string path)
    {
        if (fields is { Kind: JsonTypeInfoKind.Object } && after is JsonObject now)
        {
            var then = before as JsonObject ?? [];
            var part = Object(then, now, fields, [], path);
            return part.Count == 0 ? null : (part, true);
        }

        if (fields is { Kind: JsonTypeInfoKind.Enumerable, ElementType: { } type } && after is JsonArray list
            && fields.Options.GetTypeInfo(type) is { Kind: JsonTypeInfoKind.Object } element)
        {
            var part = Merged.TryGetValue(name, out var removal)
                ? Merge(before as JsonArray ?? [], list, element, removal, path)
                : [.. list.Select(item => (JsonNode)Filled((JsonObject)item!, name))];
            return part.Count == 0 && removal is not null ? null : (part, true);
        }

        return (after?.DeepClone(), true);
    }

    private static JsonArray Merge(JsonArray before, JsonArray after, JsonTypeInfo element, string removal, string path)
    {
        var changes = new JsonArray();
        var old = before.OfType<JsonObject>().Where(item => Id(item) > 0).DistinctBy(Id).ToDictionary(Id);
        foreach (var item in after.OfType<JsonObject>())
        {
            if (Id(item) == 0 || !old.Remove(Id(item), out var then))
            {
                changes.Add((JsonNode)Filled(item, string.Empty));
                continue;
            }

            var change = Object(then, item, element, [.. then.Select(part => part.Key)], path);
            if (change.Count > 0)
            {
                change.Insert(0, "id", Id(item));
                changes.Add((JsonNode)change);
            }
        }

        foreach (var id in old.Keys)
        {
            changes.Add((JsonNode)new JsonObject { ["id"] = id, [removal] = null });
        }

        return changes;
    }

    /// <summary>What is said of a whole entry: all of it that is not empty. A coupon is named by its code alone: its id is refused.</summary>
    private static JsonObject Filled(JsonObject item, string list)
    {
        var filled = new JsonObject();
        foreach (var (name, value) in item)
        {
            if (!IsEmpty(value) && (list != "coupon_lines" || name == "code"))
            {
                filled[name] = value!.DeepClone();
            }
        }

        return filled;
    }

    private static bool IsEmpty(JsonNode? value) => value switch
    {
        null => true,
        JsonArray list => list.Count == 0,
        JsonObject parts => parts.All(part => IsEmpty(part.Value)),
        _ => value.GetValueKind() switch
        {
            JsonValueKind.String => value.GetValue<string>().Length == 0,
            JsonValueKind.False => true,
            JsonValueKind.Number => value.ToJsonString() == "0",
            _ => false,
        },
    };

    private static long Id(JsonObject item) =>
        item["id"] is JsonValue id && id.GetValueKind() == JsonValueKind.Number && id.TryGetValue(out long number) ? number : 0;

    private static JsonPropertyInfo? Field(JsonTypeInfo fields, string name) =>
        fields.Properties.FirstOrDefault(property => !property.IsExtensionData && property.Name == name);

    private static HashSet<string> Known(JsonTypeInfo record) =>
        [.. record.Properties.Where(property => !property.IsExtensionData).Select(property => property.Name)];
}
