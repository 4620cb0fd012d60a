using System.Collections.Immutable;
using System.Text.Json;
using Retail.Connectors.WooCommerce.Wire;
using Retail.Connectors.WooCommerce.Writing;

namespace Retail.Connectors.WooCommerce.Prices;

/// <summary>Prices that plugins keep in <c>meta_data</c>, as JSON by key.</summary>
internal static class WooPriceFields
{
    /// <summary>The asked keys that the product has; of two entries of one key the first, as the shop's own code takes it.</summary>
    public static ImmutableSortedDictionary<string, string> Of(IReadOnlyList<WooMeta> entries, IEnumerable<string> keys)
    {
        var found = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var key in keys)
        {
            if (entries.FirstOrDefault(entry => entry.Key == key)?.Value is { } value && !IsEmpty(value))
            {
                found[key] = value.GetRawText();
            }
        }

        return found.ToImmutable();
    }

    /// <summary>What is written for each field; null deletes an entry. Null if there is nothing to write, so that nothing is said of the others.</summary>
    public static IReadOnlyList<WooMetaFields>? Wanted(ImmutableSortedDictionary<string, string> fields) => fields.IsEmpty
        ? null
        : [.. fields.Select(field => new WooMetaFields { Key = field.Key, Value = field.Value.Length == 0 ? null : Parse(field.Value) })];

    /// <summary>Says how what stands differs from what is wanted; null if it does not.</summary>
    public static string? Differs(ImmutableSortedDictionary<string, string> wanted, IReadOnlyList<WooMeta> entries)
    {
        var shown = Of(entries, wanted.Keys);
        foreach (var (key, json) in wanted)
        {
            var stands = shown.GetValueOrDefault(key, string.Empty);
            if (json.Length == 0 ? stands.Length > 0 : stands.Length == 0 || !JsonElement.DeepEquals(Parse(stands), Parse(json)))
            {
                return $"its field {key} is {(stands.Length == 0 ? "empty" : stands)} instead of {(json.Length == 0 ? "empty" : json)}";
            }
        }

        return null;
    }

    /// <summary>The shop keeps an emptied field as empty text, and an empty object comes back as an empty array.</summary>
    private static bool IsEmpty(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => true,
        JsonValueKind.String => value.GetString() is not { Length: > 0 },
        JsonValueKind.Array => value.GetArrayLength() == 0,
        _ => false,
    };

    private static JsonElement Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }
}
