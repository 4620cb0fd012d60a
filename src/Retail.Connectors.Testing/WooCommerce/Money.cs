using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Retail.Connectors.Testing.WooCommerce;

/// <summary>Amounts as WooCommerce writes them: strings with a fixed number of decimals.</summary>
internal static class Money
{
    public static string Write(decimal amount, int digits)
    {
        // A decimal keeps the sign of a zero; WooCommerce does not.
        var rounded = Round(amount, digits);
        return (rounded == 0 ? 0m : rounded).ToString("F" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }

    /// <summary>Half away from zero, as PHP's round.</summary>
    public static decimal Round(decimal amount, int digits) => Math.Round(amount, digits, MidpointRounding.AwayFromZero);

    /// <summary>Reads an amount that is a string or a number; empty and absent are zero, as in PHP.</summary>
    public static decimal Read(JsonNode? node)
    {
        var text = node?.GetValueKind() switch
        {
            JsonValueKind.String => node.GetValue<string>(),
            JsonValueKind.Number => node.ToJsonString(),
            _ => "",
        };
        return decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var amount) ? amount : 0m;
    }
}
