using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;

namespace Retail.Connectors.WooCommerce.Wire;

/// <summary>The <c>*_gmt</c> dates.</summary>
internal sealed class WooInstantConverter : JsonConverter<Instant?>
{
    public override Instant? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        WooLocalDateConverter.ReadLocal(ref reader)?.InUtc().ToInstant();

    public override void Write(Utf8JsonWriter writer, Instant? value, JsonSerializerOptions options)
    {
        if (value is { } moment)
        {
            writer.WriteStringValue(WooDates.Format(moment));
        }
        else
        {
            writer.WriteNullValue();
        }
    }
}
