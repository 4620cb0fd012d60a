using System.Text.Json;

namespace Retail.Connectors.WooCommerce.Writing;

/// <summary>Text, which must be text.</summary>
internal sealed class SettableTextConverter : SettableConverter<string?>
{
    protected override string? ReadValue(ref Utf8JsonReader reader) => reader.GetString();

    protected override void WriteValue(Utf8JsonWriter writer, string? value) => writer.WriteStringValue(value);
}
