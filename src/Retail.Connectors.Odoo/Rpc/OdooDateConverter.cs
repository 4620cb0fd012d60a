using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;

namespace Retail.Connectors.Odoo.Rpc;

/// <summary>
/// Reads <c>yyyy-MM-dd</c>; <c>false</c> is read as null. Odoo writes years before 1000 with fewer digits. A
/// <c>DateOnly</c> is had with <c>value.ToDateOnly()</c>.
/// </summary>
public sealed class OdooDateConverter : JsonConverter<LocalDate?>
{
    /// <inheritdoc/>
    public override bool HandleNull => true;

    /// <inheritdoc/>
    public override LocalDate? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is JsonTokenType.False or JsonTokenType.Null)
        {
            return null;
        }

        var text = reader.GetString() ?? string.Empty;
        return text.Split('-') is [var year, var month, var day]
            && int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var y) && y is >= 1 and <= 9999
            && int.TryParse(month, NumberStyles.None, CultureInfo.InvariantCulture, out var m) && m is >= 1 and <= 12
            && int.TryParse(day, NumberStyles.None, CultureInfo.InvariantCulture, out var d) && d >= 1
            && d <= CalendarSystem.Iso.GetDaysInMonth(y, m)
            ? new LocalDate(y, m, d)
            : throw new JsonException($"'{text}' is no date as Odoo writes it.");
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, LocalDate? value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        if (value is { } date)
        {
            writer.WriteStringValue(OdooFormat.Date(date));
        }
        else
        {
            writer.WriteBooleanValue(false);
        }
    }
}
