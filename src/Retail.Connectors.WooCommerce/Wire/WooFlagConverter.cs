using System.Text.Json;
using System.Text.Json.Serialization;

namespace Retail.Connectors.WooCommerce.Wire;

/// <summary>Yes or no in any of the ways plugins write it; <c>parent</c>, said of a variation's stock, is yes.</summary>
internal sealed class WooFlagConverter : JsonConverter<bool>
{
    public override bool HandleNull => true;

    public override bool Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.True => true,
        JsonTokenType.False or JsonTokenType.Null => false,
        JsonTokenType.Number => reader.GetDecimal() != 0,
        JsonTokenType.String => reader.GetString() switch
        {
            "1" or "yes" or "true" or "parent" => true,
            "" or "0" or "no" or "false" => false,
            _ => throw new JsonException("Expected yes or no."),
        },
        _ => throw new JsonException($"Expected yes or no, found {reader.TokenType}."),
    };

    public override void Write(Utf8JsonWriter writer, bool value, JsonSerializerOptions options) => writer.WriteBooleanValue(value);
}
