using System.Text.Json;
using System.Text.Json.Serialization;

namespace Retail.Connectors;

internal sealed class SystemNameJsonConverter : JsonConverter<SystemName>
{
    public override SystemName Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(reader.GetString() ?? throw new JsonException("A system name cannot be null."));

    public override void Write(Utf8JsonWriter writer, SystemName value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Value);
}
