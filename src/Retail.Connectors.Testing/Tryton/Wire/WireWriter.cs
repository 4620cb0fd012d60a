using System.Buffers;
using System.Collections;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Retail.Connectors.Testing.Tryton.Records;

namespace Retail.Connectors.Testing.Tryton.Wire;

/// <summary>Writes answers as the server does: amounts, dates and moments as <c>__class__</c> objects, floats with a point.</summary>
internal static class WireWriter
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static ReadOnlyMemory<byte> Write(object? value)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            Write(writer, value);
        }

        return buffer.WrittenMemory;
    }

    private static void Write(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null: writer.WriteNullValue(); break;
            case bool flag: writer.WriteBooleanValue(flag); break;
            case int number: writer.WriteNumberValue(number); break;
            case long number: writer.WriteNumberValue(number); break;
            case double number: writer.WriteRawValue(Float(number), skipInputValidation: true); break;
            case string text: writer.WriteStringValue(text); break;
            case decimal amount: Typed(writer, "Decimal", ("decimal", amount.ToString(CultureInfo.InvariantCulture))); break;
            case DateOnly day: Typed(writer, "date", ("year", day.Year), ("month", day.Month), ("day", day.Day)); break;
            case DateTime at:
                Typed(
                    writer, "datetime", ("year", at.Year), ("month", at.Month), ("day", at.Day), ("hour", at.Hour), ("minute", at.Minute),
                    ("second", at.Second), ("microsecond", (int)(at.Ticks % TimeSpan.TicksPerSecond / TimeSpan.TicksPerMicrosecond)));
                break;
            case TimeSpan length: Typed(writer, "timedelta", ("seconds", length.TotalSeconds)); break;
            case byte[] bytes: Typed(writer, "bytes", ("base64", Convert.ToBase64String(bytes))); break;
            case WireFields fields: Object(writer, fields); break;
            case IEnumerable items: Array(writer, items); break;
            default: throw new NotSupportedException($"A value of type {value.GetType()} has no form on the wire; convert it before it is answered.");
        }
    }

    private static string Float(double number)
    {
        var text = number.ToString("R", CultureInfo.InvariantCulture);
        return text.AsSpan().ContainsAny(".E") ? text : text + ".0";
    }

    private static void Typed(Utf8JsonWriter writer, string type, params ReadOnlySpan<(string Name, object Value)> parts)
    {
        writer.WriteStartObject();
        writer.WriteString("__class__", type);
        foreach (var (name, value) in parts)
        {
            writer.WritePropertyName(name);
            Write(writer, value);
        }

        writer.WriteEndObject();
    }

    private static void Object(Utf8JsonWriter writer, WireFields fields)
    {
        writer.WriteStartObject();
        foreach (var (name, item) in fields)
        {
            writer.WritePropertyName(name);
            Write(writer, item);
        }

        writer.WriteEndObject();
    }

    private static void Array(Utf8JsonWriter writer, IEnumerable items)
    {
        writer.WriteStartArray();
        foreach (var item in items)
        {
            Write(writer, item);
        }

        writer.WriteEndArray();
    }
}
