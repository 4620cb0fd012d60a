using System.Text.Json;
using System.Text.Json.Serialization;

namespace Retail.Connectors;

/// <summary>Reads and writes an entity kind as a plain string.</summary>
public sealed class EntityKindJsonConverter : JsonConverter<EntityKind>
{
    /// <inheritdoc/>
    public override EntityKind Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(reader.GetString() ?? throw new JsonException("An entity kind cannot be null."));

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, EntityKind value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(value.Value);
    }
}
