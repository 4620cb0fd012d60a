using System.Text.Json;
using System.Text.Json.Serialization;

namespace Retail.Connectors.Tryton.Rpc;

/// <summary>Reads a boolean that may be a number: a server on SQLite answers <c>1</c> and <c>0</c>.</summary>
public sealed class TrytonFlagConverter : JsonConverter<bool>
{
    /// <inheritdoc/>
    public override bool Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        return reader.TokenType == JsonTokenType.Number ? reader.GetInt64() != 0 : reader.GetBoolean();
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, bool value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteBooleanValue(value);
    }
}
