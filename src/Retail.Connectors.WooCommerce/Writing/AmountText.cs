using System.Globalization;
using System.Text.Json;

namespace Retail.Connectors.WooCommerce.Writing;

/// <summary>Amounts as text: a point before the decimals, no groups, no exponent.</summary>
internal static class AmountText
{
    public static decimal? Parse(string text) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw new JsonException("Expected an amount with a decimal point.");
}
