using System.Buffers.Text;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Retail.Connectors.WooCommerce.Wire;

/// <summary>Amounts: text or number. Empty text and the lone <c>-</c> of a refund without an amount are null.</summary>
internal sealed class WooDecimalConverter : JsonConverter<decimal?>
{
    public override decimal? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Number:
                return reader.GetDecimal();
            case JsonTokenType.Null or JsonTokenType.False:
                return null;
            case JsonTokenType.String when !reader.HasValueSequence && !reader.ValueIsEscaped:
                return Parse(reader.ValueSpan);
            case JsonTokenType.String:
                return Parse(System.Text.Encoding.UTF8.GetBytes(reader.GetString()!));
            default:
                throw new JsonException($"Expected an amount, found {reader.TokenType}.");
        }
    }

    public override void Write(Utf8JsonWriter writer, decimal? value, JsonSerializerOptions options)
    {
        if (value is { } amount)
        {
            writer.WriteStringValue(amount.ToString(CultureInfo.InvariantCulture));
        }
        else
        {
            writer.WriteNullValue();
        }
    }

    private static decimal? Parse(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty || text.SequenceEqual("-"u8))
        {
            return null;
        }

        return Utf8Parser.TryParse(text, out decimal value, out var consumed) && consumed == text.Length
            ? value
            : throw new JsonException("Expected an amount with a decimal point.");
    }
}
