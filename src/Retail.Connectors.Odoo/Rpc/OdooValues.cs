using System.Text.Json;

namespace Retail.Connectors.Odoo.Rpc;

/// <summary>Fields and what to write into them, for <c>create</c> and <c>write</c>. The newest value of a field counts.</summary>
public sealed class OdooValues
{
    private readonly List<KeyValuePair<string, OdooValue>> _fields = [];

    /// <summary>Sets a field.</summary>
    /// <param name="field">For example <c>name</c>.</param>
    /// <param name="value">The value; <see cref="OdooValue.Null"/> empties it.</param>
    /// <returns>The same values.</returns>
    public OdooValues Set(string field, OdooValue value)
    {
        ArgumentException.ThrowIfNullOrEmpty(field);
        _ = _fields.RemoveAll(entry => entry.Key == field);
        _fields.Add(new(field, value));
        return this;
    }

    /// <summary>Sets a field to text.</summary>
    public OdooValues Set(string field, string value) => Set(field, OdooValue.From(value));

    /// <summary>Sets a field to a whole number, or a link to a record id.</summary>
    public OdooValues Set(string field, long value) => Set(field, OdooValue.From(value));

    /// <summary>Sets a field to a number.</summary>
    public OdooValues Set(string field, decimal value) => Set(field, OdooValue.From(value));

    /// <summary>Sets a field to true or false.</summary>
    public OdooValues Set(string field, bool value) => Set(field, OdooValue.From(value));

    /// <summary>Changes a list of linked records.</summary>
    public OdooValues Set(string field, params IReadOnlyList<OdooLinkCommand> commands) => Set(field, OdooValue.From(commands));

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        foreach (var (field, value) in _fields)
        {
            json.WritePropertyName(field);
            value.Write(json);
        }

        json.WriteEndObject();
    }
}
