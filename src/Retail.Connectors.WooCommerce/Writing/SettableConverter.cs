using System.Text.Json;
using System.Text.Json.Serialization;

namespace Retail.Connectors.WooCommerce.Writing;

/// <summary>Writes a field that is set; those that are not are left out before it comes to this.</summary>
internal abstract class SettableConverter<T> : JsonConverter<Settable<T>>
{
    public override bool HandleNull => true;

    public override Settable<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Null ? new Settable<T>(default!) : new Settable<T>(ReadValue(ref reader));

    public override void Write(Utf8JsonWriter writer, Settable<T> value, JsonSerializerOptions options)
    {
        if (value is { IsSet: true, Value: { } known })
        {
            WriteValue(writer, known);
        }
        else
        {
            writer.WriteNullValue();
        }
    }

    protected abstract T ReadValue(ref Utf8JsonReader reader);

    protected abstract void WriteValue(Utf8JsonWriter writer, T value);
}
