using System.Text.Json;
using System.Text.Json.Serialization;

namespace Retail.Connectors.Tryton.Rpc;

/// <summary>Reads and writes <c>bytes</c>, which travel as base 64.</summary>
public sealed class TrytonBytesConverter : JsonConverter<byte[]>
{
    /// <inheritdoc/>
    public override byte[] Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var parts = TrytonParts.Read(ref reader);
        parts.Expect("bytes");
        return Convert.FromBase64String(parts.Text ?? string.Empty);
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, byte[] value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        TrytonFormat.WriteBytes(writer, value);
    }
}
