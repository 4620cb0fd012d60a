using System.Text.Json;
using System.Text.Json.Serialization;

namespace Retail.Connectors.Odoo.Rpc;

/// <summary>Reads <c>[id, name]</c>, a bare id or <c>false</c>; writes the bare id.</summary>
public sealed class OdooLinkConverter : JsonConverter<OdooLink>
{
    /// <inheritdoc/>
    public override bool HandleNull => true;

    /// <inheritdoc/>
    public override OdooLink Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.False or JsonTokenType.Null:
                return default;
            case JsonTokenType.Number:
                return new OdooLink(reader.GetInt64(), null);
            case JsonTokenType.StartArray:
                _ = reader.Read();
                var id = reader.GetInt64();
                _ = reader.Read();
                var name = reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
                _ = reader.Read();
                return reader.TokenType == JsonTokenType.EndArray
                    ? new OdooLink(id, name)
                    : throw new JsonException("Expected [id, name].");
            default:
                throw new JsonException("Expected [id, name], an id, or false.");
        }
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, OdooLink value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        if (value.IsNone)
        {
            writer.WriteBooleanValue(false);
        }
        else
        {
            writer.WriteNumberValue(value.Id);
        }
    }
}
