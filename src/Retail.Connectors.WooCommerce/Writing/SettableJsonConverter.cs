using System.Text.Json;

namespace Retail.Connectors.WooCommerce.Writing;

/// <summary>Any JSON.</summary>
internal sealed class SettableJsonConverter : SettableConverter<JsonElement?>
{
    protected override JsonElement? ReadValue(ref Utf8JsonReader reader) => JsonElement.ParseValue(ref reader);

    protected override void WriteValue(Utf8JsonWriter writer, JsonElement? value) => value!.Value.WriteTo(writer);
}
