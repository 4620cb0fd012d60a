using System.Text.Json;

namespace Retail.Connectors.WooCommerce.Writing;

/// <summary>True or false.</summary>
internal sealed class SettableFlagConverter : SettableConverter<bool?>
{
    protected override bool? ReadValue(ref Utf8JsonReader reader) => reader.GetBoolean();

    protected override void WriteValue(Utf8JsonWriter writer, bool? value) => writer.WriteBooleanValue(value!.Value);
}
