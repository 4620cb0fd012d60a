using System.Text.Json.Nodes;
using NodaTime;

namespace Retail.Connectors.Testing.WooCommerce.Generation;

/// <summary>Makes any number of orders that a real shop could have, in WooCommerce's own arithmetic.</summary>
/// <remarks>
/// Dollars, euros, yen and dinars; net and gross; no, one, several and compound rates; coupons, fees, shipping, refunds, all
/// statuses, guests and accounts. Every order adds up, and an ERP that computes the taxes anew is off by at most five minor
/// units. The same seed makes the same orders.
/// </remarks>
public static class OrderGenerator
{
    private const long FirstOrder = 5001;

    /// <summary>Makes a shop with generated orders.</summary>
    /// <param name="count">How many orders.</param>
    /// <param name="seed">The seed of all chance.</param>
    /// <param name="options">What they look like; the defaults when null.</param>
    /// <returns>The orders and all that they speak of.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative.</exception>
    public static GeneratedShop Generate(int count, int seed, OrderGeneratorOptions? options = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        options ??= new OrderGeneratorOptions();
        var settings = new WooShopSettings { SiteUrl = "https://generated.example", StoreId = new Guid(seed, 0, 0, new byte[8]) };
        var reasons = Reasons(count, seed, options);
        var maker = new OrderMaker(settings, options, Math.Max(1, count / 5));
        var orders = new List<JsonObject>(count);
        var unmappable = new Dictionary<long, UnmappableReason>();
        for (var index = 0; index < count; index++)
        {
            var reason = reasons.TryGetValue(index, out var found) ? found : (UnmappableReason?)null;
            orders.Add(Make(maker, seed, index, count, options, reason));
            if (reason is { } why)
            {
                unmappable.Add(FirstOrder + index, why);
            }
        }

        return new()
        {
            Settings = settings,
            From = options.From,
            Orders = orders,
            Products = GeneratedCatalog.Products(),
            Customers = DerivedCatalog.Complete([], orders, DerivedCatalog.CustomersOf),
            TaxRates = GeneratedCatalog.TaxRates(),
            Unmappable = unmappable,
        };
    }

    private static JsonObject Make(OrderMaker maker, int seed, int index, int count, OrderGeneratorOptions options, UnmappableReason? reason)
    {
        var random = new Random(unchecked((seed * 486_187_739) + index));
        while (true)
        {
            var order = maker.Make(random, FirstOrder + index, Placed(random, index, count, options, reason), reason);
            var digits = Region.All.First(region => region.Currency == order["currency"]!.GetValue<string>()).Digits;
            // One that an ERP could not agree with is rolled again; so is one that costs nothing.
            if (Money.Read(order["total"]) > 0 && (reason is UnmappableReason.UnknownTaxRate || RecomputedTaxes.AreClose(order, digits)))
            {
                return order;
            }
        }
    }

    /// <summary>Orders come evenly and in the order of their ids; every twentieth of those that may is older than wanted.</summary>
    private static Instant Placed(Random random, int index, int count, OrderGeneratorOptions options, UnmappableReason? reason)
    {
        var seconds = (long)(options.Until - options.From).TotalSeconds;
        var at = options.From + Duration.FromSeconds(seconds * index / Math.Max(1, count));
        return reason is null && random.Next(20) == 0 ? options.From - Duration.FromMinutes(random.Next(1, 40_000)) : at;
    }

    private static Dictionary<int, UnmappableReason> Reasons(int count, int seed, OrderGeneratorOptions options)
    {
        var kinds = Enum.GetValues<UnmappableReason>();
        var indexes = Enumerable.Range(0, count).ToArray();
        var random = new Random(seed);
        random.Shuffle(indexes);
        var reasons = new Dictionary<int, UnmappableReason>();
        foreach (var index in indexes.Take((int)Math.Floor(options.UnmappableShare * count)))
        {
            reasons.Add(index, kinds[reasons.Count % kinds.Length]);
        }

        return reasons;
    }
}
