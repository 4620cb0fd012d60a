using System.Globalization;
using System.Text.Json;
using NodaTime;

namespace Retail.Connectors.Tryton.Rpc;

/// <summary>How Tryton writes values that JSON has no form for: objects with a <c>__class__</c>.</summary>
internal static class TrytonFormat
{
    public const string ClassName = "__class__";

    public static string Id(long value) => value.ToString(CultureInfo.InvariantCulture);

    public static bool TryId(string text, out long id) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out id);

    public static void WriteDecimal(Utf8JsonWriter json, decimal value)
    {
        json.WriteStartObject();
        json.WriteString(ClassName, "Decimal");
        json.WriteString("decimal", value.ToString(CultureInfo.InvariantCulture));
        json.WriteEndObject();
    }

    /// <summary>A float keeps its point: a whole number without one would arrive as an integer.</summary>
    public static void WriteFloat(Utf8JsonWriter json, decimal value)
    {
        var text = value.ToString("0.############################", CultureInfo.InvariantCulture);
        json.WriteRawValue(text.Contains('.', StringComparison.Ordinal) ? text : text + ".0");
    }

    public static void WriteDate(Utf8JsonWriter json, LocalDate value)
    {
        json.WriteStartObject();
        json.WriteString(ClassName, "date");
        WriteDay(json, value);
        json.WriteEndObject();
    }

    public static void WriteMoment(Utf8JsonWriter json, Instant value)
    {
        var utc = value.InUtc().LocalDateTime;
        json.WriteStartObject();
        json.WriteString(ClassName, "datetime");
        WriteDay(json, utc.Date);
        WriteClock(json, utc.TimeOfDay);
        json.WriteEndObject();
    }

    public static void WriteTime(Utf8JsonWriter json, LocalTime value)
    {
        json.WriteStartObject();
        json.WriteString(ClassName, "time");
        WriteClock(json, value);
        json.WriteEndObject();
    }

    public static void WriteDuration(Utf8JsonWriter json, Duration value)
    {
        json.WriteStartObject();
        json.WriteString(ClassName, "timedelta");
        json.WritePropertyName("seconds");
        json.WriteRawValue(value.TotalSeconds.ToString("R", CultureInfo.InvariantCulture));
        json.WriteEndObject();
    }

    public static void WriteBytes(Utf8JsonWriter json, ReadOnlySpan<byte> value)
    {
        json.WriteStartObject();
        json.WriteString(ClassName, "bytes");
        json.WriteBase64String("base64", value);
        json.WriteEndObject();
    }

    private static void WriteDay(Utf8JsonWriter json, LocalDate value)
    {
        json.WriteNumber("year", value.Year);
        json.WriteNumber("month", value.Month);
        json.WriteNumber("day", value.Day);
    }

    private static void WriteClock(Utf8JsonWriter json, LocalTime value)
    {
        json.WriteNumber("hour", value.Hour);
        json.WriteNumber("minute", value.Minute);
        json.WriteNumber("second", value.Second);
        json.WriteNumber("microsecond", value.NanosecondOfSecond / 1000);
    }
}
