using System.Text.Json;
using NodaTime;

namespace Retail.Connectors.Tryton.Rpc;

/// <summary>Values by field name: a record to write, a context, the state of a wizard. Set the same name again to replace it.</summary>
public sealed class TrytonFields
{
    private readonly OrderedDictionary<string, TrytonValue> _values = new(StringComparer.Ordinal);

    /// <summary>How many fields are set.</summary>
    public int Count => _values.Count;

    /// <summary>Sets a field.</summary>
    public TrytonFields Set(string name, TrytonValue value)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        _values[name] = value;
        return this;
    }

    /// <summary>Sets text; null empties the field.</summary>
    public TrytonFields Set(string name, string? value) => Set(name, TrytonValue.From(value));

    /// <summary>Sets a whole number or a link.</summary>
    public TrytonFields Set(string name, long value) => Set(name, TrytonValue.From(value));

    /// <summary>Sets a whole number or a link; null empties the field.</summary>
    public TrytonFields Set(string name, long? value) => Set(name, TrytonValue.From(value));

    /// <summary>Sets a boolean.</summary>
    public TrytonFields Set(string name, bool value) => Set(name, TrytonValue.From(value));

    /// <summary>Sets money or a price (<c>Decimal</c>).</summary>
    public TrytonFields Set(string name, decimal value) => Set(name, TrytonValue.From(value));

    /// <summary>Sets a day.</summary>
    public TrytonFields Set(string name, LocalDate value) => Set(name, TrytonValue.From(value));

    /// <summary>Sets a quantity (a float).</summary>
    public TrytonFields SetQuantity(string name, decimal value) => Set(name, TrytonValue.Quantity(value));

    /// <summary>Sets what happens to the rows of a one2many or many2many field.</summary>
    public TrytonFields SetRows(string name, params IReadOnlyList<TrytonCommand> commands) => Set(name, TrytonValue.From(commands));

    /// <summary>These fields, and others that replace those of the same name.</summary>
    internal TrytonFields With(TrytonFields? others)
    {
        var all = new TrytonFields();
        foreach (var (name, value) in _values.Concat(others?._values ?? []))
        {
            all._values[name] = value;
        }

        return all;
    }

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        foreach (var (name, value) in _values)
        {
            json.WritePropertyName(name);
            value.Write(json);
        }

        json.WriteEndObject();
    }
}
