using System.Globalization;
using System.Text.Json.Nodes;

namespace Retail.Connectors.Testing.WooCommerce.Generation;

/// <summary>The products and tax rates that generated orders speak of.</summary>
internal static class GeneratedCatalog
{
    private const string Created = "2025-06-01T08:00:00";

    private static readonly (string Name, string Sku)[] Odd =
    [
        ("Café Crème “Deluxe” &amp; Co.", "SKU-001"),
        ("Ñandú mug 日本語 🚀", "MUG.Ñ"),
        ("O'Reilly \"Book\"", "O'REILLY-\"1\""),
        ("Washer ½\" &lt;M8&gt;", "WASHER/½ \"x\""),
        ("كوب قهوة", "كوب-1"),
        ("Кружка «Зима»", "КРУЖКА 7"),
        ("コーヒー豆", "豆_100g"),
        ("Tea &amp; Biscuits; 50% off", "TEA&BISCUITS;50%"),
        ("ß-Carotin\u00a0Öl", "00012"),
        ("Robert'); DROP TABLE items;--", "x'); DROP--"),
        ("Screw, bulk", "1E5"),
        ("हिन्दी पुस्तक", "#हिन्दी+1"),
    ];

    /// <summary>What can be bought.</summary>
    public static IReadOnlyList<CatalogItem> Items { get; } = MakeItems();

    /// <summary>The items as raw products, with the parents of the variations.</summary>
    public static IReadOnlyList<JsonObject> Products()
    {
        var products = new SortedDictionary<long, JsonObject>();
        foreach (var item in Items)
        {
            var product = DerivedCatalog.Product(
                Created, item.Id, item.Name, item.Sku, item.Price, item.ParentId == 0 ? "simple" : "variation", item.ParentId);
            product["tax_class"] = item.IsReduced ? "reduced-rate" : "";
            products[item.Id] = product;
            if (item.ParentId != 0)
            {
                products.TryAdd(item.ParentId, DerivedCatalog.Product(Created, item.ParentId, item.ParentName!, "", item.Price, "variable", parent: 0));
            }
        }

        return [.. products.Values];
    }

    public static IReadOnlyList<JsonObject> TaxRates() =>
    [
        .. Region.Rates.Select(rate => new JsonObject
        {
            ["id"] = rate.Id,
            ["country"] = rate.Country,
            ["state"] = rate.State,
            ["postcode"] = "",
            ["city"] = rate.Cities.Count == 0 ? "" : rate.Cities[^1],
            ["rate"] = rate.Percent.ToString("F4", CultureInfo.InvariantCulture),
            ["name"] = rate.Label,
            ["priority"] = rate.Priority,
            ["compound"] = rate.IsCompound,
            ["shipping"] = rate.Shipping,
            ["order"] = rate.Order,
            ["class"] = rate.Class,
            ["postcodes"] = new JsonArray(),
            ["cities"] = new JsonArray([.. rate.Cities.Select(city => JsonValue.Create(city))]),
            ["_links"] = WooIds.Links(RecordedShop.Settings, $"taxes/{rate.Id}", "taxes", "GET", "POST", "PUT", "PATCH", "DELETE"),
        }),
    ];

    private static List<CatalogItem> MakeItems()
    {
        decimal[] prices = [0.99m, 1.49m, 4.99m, 9.95m, 12m, 19.99m, 26.66m, 33.33m, 49.9m, 79m, 149.95m, 399m];
        var items = new List<CatalogItem>();
        for (var index = 0; index < 48; index++)
        {
            var (name, sku) = index < Odd.Length ? Odd[index]
                : ($"Item {index}", string.Create(CultureInfo.InvariantCulture, $"GEN-{index:000}"));
            items.Add(new(1000 + index, 0, name, null, sku, prices[index * 5 % prices.Length], IsReduced: index % 6 == 5));
        }

        foreach (var (parent, name) in new[] { (1100L, "T-Shirt “Grün”"), (1110L, "Hoodie &amp; Cap"), (1120L, "靴下") })
        {
            for (var size = 0; size < 3; size++)
            {
                var label = "SML"[size];
                items.Add(new(
                    parent + 1 + size,
                    parent,
                    $"{name} - {label}",
                    name,
                    string.Create(CultureInfo.InvariantCulture, $"VAR-{parent}-{label}"),
                    15m + (size * 2.5m),
                    IsReduced: false));
            }
        }

        return items;
    }
}
