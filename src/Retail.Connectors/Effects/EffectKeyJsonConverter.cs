using System.Text.Json;
using System.Text.Json.Serialization;

namespace Retail.Connectors.Effects;

/// <summary>Reads and writes an effect key as a plain string.</summary>
public sealed class EffectKeyJsonConverter : JsonConverter<EffectKey>
{
    /// <inheritdoc/>
    public override EffectKey Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        EffectKey.Parse(reader.GetString() ?? throw new JsonException("An effect key cannot be null."));

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, EffectKey value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(value.ToString());
    }
}
