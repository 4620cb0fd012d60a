using System.Text.Json;
using System.Text.Json.Serialization;

namespace Retail.Connectors.Tryton.Rpc;

/// <summary>Reads and writes a <c>Decimal</c>; a plain number, as quantities have it, is read as well. Trailing zeros vary and are kept.</summary>
public sealed class TrytonDecimalConverter : JsonConverter<decimal>
{
    /// <inheritdoc/>
    public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        return reader.TokenType == JsonTokenType.Number ? reader.GetDecimal() : TrytonParts.Read(ref reader).ToDecimal();
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        TrytonFormat.WriteDecimal(writer, value);
    }
}
