using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Retail.Connectors.Testing.WooCommerce.Orders;

/// <summary>How the amounts of orders and refunds are shown: rounded, by the shop's decimals or those a call asks for with <c>dp</c>.</summary>
internal static class OrderView
{
    private static readonly HashSet<string> Amounts = new(StringComparer.Ordinal)
    {
        "discount_total", "discount_tax", "shipping_total", "shipping_tax", "cart_tax", "total", "total_tax", "subtotal",
        "subtotal_tax", "tax_total", "shipping_tax_total",
    };

    /// <summary>A copy with its amounts rounded.</summary>
    /// <param name="body">The order or refund.</param>
    /// <param name="digits">The decimals that are shown.</param>
    /// <param name="all">Whether every amount gets exactly these decimals; else only what has more of them loses some.</param>
    public static JsonObject Of(JsonObject body, int digits, bool all)
    {
        var copy = (JsonObject)body.DeepClone();
        Round(copy, digits, all);
        return copy;
    }

    /// <summary>Reads <c>dp</c>.</summary>
    public static int? Asked(string? dp) => int.TryParse(dp, NumberStyles.None, CultureInfo.InvariantCulture, out var digits) ? digits : null;

    private static void Round(JsonNode? node, int digits, bool all)
    {
        if (node is JsonArray items)
        {
            foreach (var item in items)
            {
                Round(item, digits, all);
            }
        }
        else if (node is JsonObject members)
        {
            foreach (var (name, value) in members.ToArray())
            {
                if (name is "meta_data" or "billing" or "shipping" or "refunds" or "coupon_lines" or "_links")
                {
                    continue;
                }

                if (Amounts.Contains(name) && value?.GetValueKind() is JsonValueKind.String)
                {
                    members[name] = Shown(value.ToString(), digits, all);
                }
                else
                {
                    Round(value, digits, all);
                }
            }
        }
    }

    private static string Shown(string amount, int digits, bool all)
    {
        if (amount.Length == 0 || !decimal.TryParse(amount, NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
        {
            return amount;
        }

        var point = amount.IndexOf('.', StringComparison.Ordinal);
        var has = point < 0 ? 0 : amount.Length - point - 1;
        return all || has > digits ? Money.Write(value, digits) : amount;
    }
}
