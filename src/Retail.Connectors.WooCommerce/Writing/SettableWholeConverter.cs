using System.Text.Json;

namespace Retail.Connectors.WooCommerce.Writing;

/// <summary>Ids and counts, which must be whole numbers.</summary>
internal sealed class SettableWholeConverter : SettableConverter<long?>
{
    protected override long? ReadValue(ref Utf8JsonReader reader) => reader.TokenType == JsonTokenType.Number
        ? reader.GetInt64()
        : AmountText.Parse(reader.GetString()!) is { } amount && decimal.IsInteger(amount) ? decimal.ToInt64(amount) : throw new JsonException("Expected a whole number.");

    protected override void WriteValue(Utf8JsonWriter writer, long? value) => writer.WriteNumberValue(value!.Value);
}
