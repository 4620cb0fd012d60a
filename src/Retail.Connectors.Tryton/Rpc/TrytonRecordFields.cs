using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json.Serialization.Metadata;

namespace Retail.Connectors.Tryton.Rpc;

/// <summary>
/// The field names that a record type asks for. A property that is called <c>lines.</c> on the wire holds nested rows: its
/// type's names are asked for as <c>lines.quantity</c> and so on.
/// </summary>
internal static class TrytonRecordFields
{
    private static readonly ConcurrentDictionary<JsonTypeInfo, ImmutableArray<string>> Known = new();

    public static ImmutableArray<string> Of(JsonTypeInfo type) => Known.GetOrAdd(type, static type => [.. Names(type)]);

    private static IEnumerable<string> Names(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object)
        {
            yield break;
        }

        foreach (var property in type.Properties.Where(property => property.Name != "id" && (property.Get ?? (object?)property.Set) is not null))
        {
            if (!property.Name.EndsWith('.'))
            {
                yield return property.Name;
                continue;
            }

            var nested = type.Options.GetTypeInfo(property.PropertyType);
            nested = nested.ElementType is { } element ? type.Options.GetTypeInfo(element) : nested;
            var names = Names(nested).ToList();
            foreach (var name in names.Count > 0 ? names : ["id"])
            {
                yield return property.Name + name;
            }
        }
    }
}
