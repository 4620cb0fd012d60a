using System.Text.Json;
using NodaTime;

namespace Retail.Connectors.Tryton.Rpc;

/// <summary>A value on its way to Tryton: in a condition, a record or a context. Text stays text.</summary>
public readonly struct TrytonValue
{
    private readonly Action<Utf8JsonWriter>? _write;

    private TrytonValue(Action<Utf8JsonWriter> write) => _write = write;

    /// <summary>Nothing.</summary>
    public static TrytonValue Null => default;

    /// <summary>Text, or nothing.</summary>
    public static TrytonValue From(string? value) => value is null ? Null : new(json => json.WriteStringValue(value));

    /// <summary>A whole number or a record id.</summary>
    public static TrytonValue From(long value) => new(json => json.WriteNumberValue(value));

    /// <summary>A whole number or a record id, or nothing.</summary>
    public static TrytonValue From(long? value) => value is { } number ? new(json => json.WriteNumberValue(number)) : Null;

    /// <summary>True or false.</summary>
    public static TrytonValue From(bool value) => new(json => json.WriteBooleanValue(value));

    /// <summary>An amount of money or a price, as <c>Decimal</c>. Prices take 4 digits, money 2: more is refused, never rounded.</summary>
    public static TrytonValue From(decimal value) => new(json => TrytonFormat.WriteDecimal(json, value));

    /// <summary>A quantity, as a plain number: Tryton keeps quantities as floats.</summary>
    public static TrytonValue Quantity(decimal value) => new(json => TrytonFormat.WriteFloat(json, value));

    /// <summary>A day.</summary>
    public static TrytonValue From(LocalDate value) => new(json => TrytonFormat.WriteDate(json, value));

    /// <summary>A moment, to the microsecond in UTC. Never send moments as text: they are compared as text then.</summary>
    public static TrytonValue From(Instant value) => new(json => TrytonFormat.WriteMoment(json, value));

    /// <summary>A time of day.</summary>
    public static TrytonValue From(LocalTime value) => new(json => TrytonFormat.WriteTime(json, value));

    /// <summary>A span of time, as <c>timedelta</c>.</summary>
    public static TrytonValue From(Duration value) => new(json => TrytonFormat.WriteDuration(json, value));

    /// <summary>Bytes, as base 64.</summary>
    public static TrytonValue From(ReadOnlyMemory<byte> value) => new(json => TrytonFormat.WriteBytes(json, value.Span));

    /// <summary>A reference to a record of any model, such as <c>sale.line,17</c>.</summary>
    public static TrytonValue Reference(string model, long id) => From($"{model},{TrytonFormat.Id(id)}");

    /// <summary>A list of texts.</summary>
    public static TrytonValue From(IEnumerable<string> values) => List(values.Select(From));

    /// <summary>A list of record ids.</summary>
    public static TrytonValue From(IEnumerable<long> values) => List(values.Select(From));

    /// <summary>A list of values.</summary>
    public static TrytonValue List(IEnumerable<TrytonValue> values) => new(json =>
    {
        json.WriteStartArray();
        foreach (var value in values)
        {
            value.Write(json);
        }

        json.WriteEndArray();
    });

    /// <summary>An object: the values of a record, or of a wizard's state.</summary>
    public static TrytonValue From(TrytonFields fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        return new(fields.Write);
    }

    /// <summary>What to do with the rows of a one2many or many2many field.</summary>
    public static TrytonValue From(params IReadOnlyList<TrytonCommand> commands) => List(commands.Select(command => command.Value));

    /// <summary>JSON as it is, for example a wizard's defaults that are sent back.</summary>
    public static TrytonValue From(JsonElement json) => new(json.WriteTo);

    internal void Write(Utf8JsonWriter json)
    {
        if (_write is null)
        {
            json.WriteNullValue();
        }
        else
        {
            _write(json);
        }
    }
}
