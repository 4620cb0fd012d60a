using System.Globalization;
using System.Text.Json;

namespace Retail.Connectors.Sync.Prices;

/// <summary>Prices in the fields of plugins.</summary>
internal static class PriceFields
{
    /// <summary>Prices by quantity, as texts, which no reader takes for a number with a fraction of its own; no tiers are empty text.</summary>
    public static string Write(IReadOnlyList<PriceTier> tiers)
    {
        if (tiers.Count == 0)
        {
            return string.Empty;
        }

        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            foreach (var tier in tiers)
            {
                writer.WriteString(tier.MinQuantity.ToString("0.######", CultureInfo.InvariantCulture), Text(tier.Price));
            }

            writer.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>One price as JSON text.</summary>
    public static string Write(decimal price) => $"\"{Text(price)}\"";

    /// <summary>True if two fields say the same, however it is written; an absent field is empty text.</summary>
    public static bool AreEqual(string left, string right)
    {
        if (left == right || left.Length == 0 || right.Length == 0)
        {
            return left == right;
        }

        using var one = JsonDocument.Parse(left);
        using var other = JsonDocument.Parse(right);
        return JsonElement.DeepEquals(one.RootElement, other.RootElement);
    }

    private static string Text(decimal price) => price.ToString(CultureInfo.InvariantCulture);
}
