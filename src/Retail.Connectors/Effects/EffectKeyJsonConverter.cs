using System.Text.Json;
using System.Text.Json.Serialization;

namespace Retail.Connectors.Effects;

internal sealed class EffectKeyJsonConverter : JsonConverter<EffectKey>
{
    public override EffectKey Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        EffectKey.Parse(reader.GetString() ?? throw new JsonException("An effect key cannot be null."));

    public override void Write(Utf8JsonWriter writer, EffectKey value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
