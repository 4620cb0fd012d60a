using System.Buffers.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Retail.Connectors.WooCommerce.Wire;

/// <summary>Ids and counts: number or text; empty text, null and false are 0.</summary>
internal sealed class WooNumberConverter : JsonConverter<long>
{
    public override bool HandleNull => true;

    public override long Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Number when reader.TryGetInt64(out var number):
                return number;
            case JsonTokenType.Null or JsonTokenType.False:
                return 0;
            case JsonTokenType.String when reader.ValueSpan.IsEmpty && !reader.HasValueSequence:
                return 0;
            case JsonTokenType.String when Utf8Parser.TryParse(reader.ValueSpan, out long value, out var consumed)
                && consumed == reader.ValueSpan.Length:
                return value;
            default:
                throw new JsonException($"Expected a whole number, found {reader.TokenType}.");
        }
    }

    public override void Write(Utf8JsonWriter writer, long value, JsonSerializerOptions options) => writer.WriteNumberValue(value);
}
