using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Nodes;
using Retail.Connectors.WooCommerce.Connection;

namespace Retail.Connectors.WooCommerce.Writing;

/// <summary>
/// The values that some fields are limited to. The shop checks them in single writes, and forgets to in batches:
/// there the status <c>bogus</c> makes a pending order.
/// </summary>
internal sealed class WooKnownValues
{
    public static readonly WooKnownValues None = new([]);
    private readonly FrozenDictionary<string, FrozenSet<string>> _values;

    private WooKnownValues(IEnumerable<KeyValuePair<string, FrozenSet<string>>> values) => _values = values.ToFrozenDictionary();

    /// <summary>Fields and their values, separated by blanks.</summary>
    /// <param name="more">Values of plugins, by field.</param>
    /// <param name="fields">Fields and their values.</param>
    public static WooKnownValues Of(IDictionary<string, IList<string>> more, params ReadOnlySpan<(string Field, string Values)> fields)
    {
        var known = new Dictionary<string, FrozenSet<string>>();
        foreach (var (field, values) in fields)
        {
            var added = more.TryGetValue(field, out var plugin) ? plugin : [];
            known[field] = values.Split(' ').Concat(added).ToFrozenSet();
        }

        return new WooKnownValues(known);
    }

    public void Check(JsonObject body, SystemName system)
    {
        foreach (var (field, values) in _values)
        {
            if (body[field] is JsonValue value && value.GetValueKind() == JsonValueKind.String && !values.Contains(value.GetValue<string>()))
            {
                throw WooErrors.Refused(system,
                    $"'{value.GetValue<string>()}' is no {field} that is known here, and in a batch the shop would not check it: "
                    + $"use one of {string.Join(", ", values.Order(StringComparer.Ordinal))}, or add it to MoreValues:{field}.");
            }
        }
    }
}
