using System.Collections.Immutable;
using System.Text.Json;
using NodaTime;

namespace Retail.Connectors.Odoo.Rpc;

/// <summary>Which records: Odoo's search domain, built from fields and values.</summary>
public sealed class OdooDomain
{
    /// <summary>Each operand is complete by itself, operators in front; a list of operands means all of them.</summary>
    private readonly ImmutableArray<ImmutableArray<Action<Utf8JsonWriter>>> _operands;

    private OdooDomain(ImmutableArray<ImmutableArray<Action<Utf8JsonWriter>>> operands) => _operands = operands;

    /// <summary>Every record.</summary>
    public static OdooDomain All { get; } = new([]);

    /// <summary>One condition with any of Odoo's operators, such as <c>=ilike</c>.</summary>
    /// <param name="field">A field, or a path such as <c>country_id.code</c>.</param>
    /// <param name="op">The operator.</param>
    /// <param name="value">The value.</param>
    public static OdooDomain Where(string field, string op, OdooValue value) => new([[json =>
    {
        json.WriteStartArray();
        json.WriteStringValue(field);
        json.WriteStringValue(op);
        value.Write(json);
        json.WriteEndArray();
    }]]);

    /// <summary>The field has this text.</summary>
    public static OdooDomain Equal(string field, string value) => Where(field, "=", OdooValue.From(value));

    /// <summary>The field has this number or id.</summary>
    public static OdooDomain Equal(string field, long value) => Where(field, "=", OdooValue.From(value));

    /// <summary>The field has one of these texts.</summary>
    public static OdooDomain In(string field, IReadOnlyCollection<string> values) => Where(field, "in", OdooValue.From(values));

    /// <summary>The field has one of these ids.</summary>
    public static OdooDomain In(string field, IReadOnlyCollection<long> values) => Where(field, "in", OdooValue.From(values));

    /// <summary>The moment lies at or after the first and before the second: the window of a poll.</summary>
    public static OdooDomain Within(string field, Instant from, Instant until) =>
        Where(field, ">=", OdooValue.From(from)).And(Where(field, "<", OdooValue.From(until)));

    /// <summary>One of the linked records meets the conditions.</summary>
    public static OdooDomain Any(string field, OdooDomain domain)
    {
        ArgumentNullException.ThrowIfNull(domain);
        return Where(field, "any", OdooValue.From(domain));
    }

    /// <summary>Both must hold.</summary>
    public OdooDomain And(OdooDomain other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new(_operands.AddRange(other._operands));
    }

    /// <summary>At least one must hold.</summary>
    public OdooDomain Or(OdooDomain other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return _operands.IsEmpty || other._operands.IsEmpty ? All : new([[Operator("|"), .. Joined(), .. other.Joined()]]);
    }

    /// <summary>Must not hold.</summary>
    public OdooDomain Not() => _operands.IsEmpty ? Where("id", "=", OdooValue.Null) : new([[Operator("!"), .. Joined()]]);

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartArray();
        foreach (var term in _operands.SelectMany(operand => operand))
        {
            term(json);
        }

        json.WriteEndArray();
    }

    private static Action<Utf8JsonWriter> Operator(string op) => json => json.WriteStringValue(op);

    private IEnumerable<Action<Utf8JsonWriter>> Joined() =>
        Enumerable.Repeat(Operator("&"), _operands.Length - 1).Concat(_operands.SelectMany(operand => operand));
}
