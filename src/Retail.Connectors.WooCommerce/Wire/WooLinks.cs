using System.Text.Json;
using System.Text.Json.Serialization;

namespace Retail.Connectors.WooCommerce.Wire;

/// <summary>Takes the place of <c>_links</c>, which says nothing that the id does not: it is passed over, not kept.</summary>
[JsonConverter(typeof(Converter))]
internal sealed class WooLinks
{
    internal sealed class Converter : JsonConverter<WooLinks>
    {
        public override WooLinks? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            reader.Skip();
            return null;
        }

        public override void Write(Utf8JsonWriter writer, WooLinks value, JsonSerializerOptions options) => writer.WriteNullValue();
    }
}
