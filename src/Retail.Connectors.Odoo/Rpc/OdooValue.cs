using System.Text.Json;
using NodaTime;

namespace Retail.Connectors.Odoo.Rpc;

/// <summary>A value in a condition. Text stays text: nothing in it is ever read as part of the domain.</summary>
public readonly struct OdooValue
{
    private readonly Action<Utf8JsonWriter>? _write;

    private OdooValue(Action<Utf8JsonWriter> write) => _write = write;

    /// <summary>Odoo's null, which is <c>false</c>.</summary>
    public static OdooValue Null => new(static json => json.WriteBooleanValue(false));

    /// <summary>Text.</summary>
    public static OdooValue From(string value) => new(json => json.WriteStringValue(value));

    /// <summary>A whole number or a record id.</summary>
    public static OdooValue From(long value) => new(json => json.WriteNumberValue(value));

    /// <summary>A number.</summary>
    public static OdooValue From(decimal value) => new(json => json.WriteNumberValue(value));

    /// <summary>True or false.</summary>
    public static OdooValue From(bool value) => new(json => json.WriteBooleanValue(value));

    /// <summary>A moment, as <c>yyyy-MM-dd HH:mm:ss</c> in UTC; fractions of a second are cut off.</summary>
    public static OdooValue From(Instant value) => From(OdooFormat.Moment(value));

    /// <summary>A date, as <c>yyyy-MM-dd</c>.</summary>
    public static OdooValue From(LocalDate value) => From(OdooFormat.Date(value));

    /// <summary>A list of texts.</summary>
    public static OdooValue From(IReadOnlyCollection<string> values) => new(json =>
    {
        json.WriteStartArray();
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    });

    /// <summary>A list of record ids.</summary>
    public static OdooValue From(IReadOnlyCollection<long> values) => new(json =>
    {
        json.WriteStartArray();
        foreach (var value in values)
        {
            json.WriteNumberValue(value);
        }

        json.WriteEndArray();
    });

    /// <summary>Changes to a list of linked records.</summary>
    public static OdooValue From(IReadOnlyList<OdooLinkCommand> commands)
    {
        ArgumentNullException.ThrowIfNull(commands);
        return new(json =>
        {
            json.WriteStartArray();
            foreach (var command in commands)
            {
                command.Write(json);
            }

            json.WriteEndArray();
        });
    }

    /// <summary>Any JSON, as it is.</summary>
    public static OdooValue From(JsonElement value) => new(value.WriteTo);

    internal static OdooValue From(OdooDomain domain) => new(domain.Write);

    internal void Write(Utf8JsonWriter json) => (_write ?? Null._write!)(json);
}
