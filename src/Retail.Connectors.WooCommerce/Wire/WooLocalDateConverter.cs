using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;

namespace Retail.Connectors.WooCommerce.Wire;

/// <summary>The dates in the shop's own time.</summary>
internal sealed class WooLocalDateConverter : JsonConverter<LocalDateTime?>
{
    public override LocalDateTime? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => ReadLocal(ref reader);

    public override void Write(Utf8JsonWriter writer, LocalDateTime? value, JsonSerializerOptions options)
    {
        if (value is { } moment)
        {
            writer.WriteStringValue(WooDates.Format(moment.InUtc().ToInstant()));
        }
        else
        {
            writer.WriteNullValue();
        }
    }

    internal static LocalDateTime? ReadLocal(ref Utf8JsonReader reader)
    {
        if (reader.TokenType is JsonTokenType.Null or JsonTokenType.False)
        {
            return null;
        }

        if (reader.TokenType != JsonTokenType.String)
        {
            throw new JsonException($"Expected a date, found {reader.TokenType}.");
        }

        if (reader.ValueSpan.IsEmpty)
        {
            return null;
        }

        return WooDates.TryParse(reader.ValueSpan, out LocalDateTime value)
            ? value
            : throw new JsonException("Expected a date as yyyy-MM-ddTHH:mm:ss.");
    }
}
