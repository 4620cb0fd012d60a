using System.Text.Json;
using System.Text.Json.Serialization;

namespace Retail.Connectors;

internal sealed class EntityKindJsonConverter : JsonConverter<EntityKind>
{
    public override EntityKind Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(reader.GetString() ?? throw new JsonException("An entity kind cannot be null."));

    public override void Write(Utf8JsonWriter writer, EntityKind value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Value);
}
