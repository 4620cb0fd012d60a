using System.Text.Json;
using System.Text.Json.Serialization;

namespace Retail.Connectors.Benchmarks.WooCommerce;

/// <summary>The one field of the recorded page that no plain type reads: a number, or empty text.</summary>
internal sealed class FloorImageIdConverter : JsonConverter<long>
{
    public override long Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Number ? reader.GetInt64() : 0;

    public override void Write(Utf8JsonWriter writer, long value, JsonSerializerOptions options) => writer.WriteNumberValue(value);
}
