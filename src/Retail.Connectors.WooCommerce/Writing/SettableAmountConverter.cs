using System.Globalization;
using System.Text.Json;

namespace Retail.Connectors.WooCommerce.Writing;

/// <summary>Amounts, which WooCommerce wants as text with a decimal point.</summary>
/// <remarks>An amount is emptied by empty text: null is refused.</remarks>
internal sealed class SettableAmountConverter : SettableConverter<decimal?>
{
    public override void Write(Utf8JsonWriter writer, Settable<decimal?> value, JsonSerializerOptions options)
    {
        if (value is { IsSet: true, Value: null })
        {
            writer.WriteStringValue(string.Empty);
        }
        else
        {
            base.Write(writer, value, options);
        }
    }

    protected override decimal? ReadValue(ref Utf8JsonReader reader) => reader.TokenType == JsonTokenType.Number ? reader.GetDecimal() : reader.GetString() is { Length: > 0 } text ? AmountText.Parse(text) : null;

    protected override void WriteValue(Utf8JsonWriter writer, decimal? value) => writer.WriteStringValue(value!.Value.ToString(CultureInfo.InvariantCulture));
}
