using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Retail.Connectors.Testing.Odoo;

/// <summary>Writes answers as the server does: floats with a point, no escaping of other alphabets.</summary>
internal static class OdooJson
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
            case null:
                writer.WriteNullValue();
                break;
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case int number:
                writer.WriteNumberValue(number);
                break;
            case decimal number:
                writer.WriteRawValue(PythonText.Float((double)number), skipInputValidation: true);
                break;
            case double number:
                writer.WriteRawValue(PythonText.Float(number), skipInputValidation: true);
                break;
            case string text:
                writer.WriteStringValue(text);
                break;
            case DateTime moment:
                writer.WriteStringValue(moment.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture));
                break;
            case JsonFields fields:
                writer.WriteStartObject();
                foreach (var (name, item) in fields)
                {
                    writer.WritePropertyName(name);
                    Write(writer, item);
                }

                writer.WriteEndObject();
                break;
            case System.Collections.IEnumerable items:
                writer.WriteStartArray();
                foreach (var item in items)
                {
                    Write(writer, item);
                }

                writer.WriteEndArray();
                break;
            default:
                throw new NotSupportedException($"A value of type {value.GetType()} has no form in JSON; convert it before it is answered.");
        }
    }
}
