using System.Text.Json;
using System.Text.Json.Serialization;

namespace Retail.Connectors;

/// <summary>Reads and writes a system name as a plain string.</summary>
public sealed class SystemNameJsonConverter : JsonConverter<SystemName>
{
    /// <inheritdoc/>
    public override SystemName Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(reader.GetString() ?? throw new JsonException("A system name cannot be null."));

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, SystemName value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(value.Value);
    }
}
