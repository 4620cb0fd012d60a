using System.Globalization;
using System.Text.Json.Nodes;
using CsCheck;
using NodaTime.Text;
using Retail.Connectors.Testing.WooCommerce;
using Retail.Connectors.Testing.WooCommerce.Generation;

namespace Retail.Connectors.Testing.Tests.WooCommerce.Generation;

public sealed class OrderGeneratorTests
{
    private static readonly string[] DueStatuses = ["processing", "on-hold", "completed"];

    private static readonly HashSet<string> RecordedStatuses = [.. RecordedShop.Orders.Select(order => Text(order, "status"))];

    [Fact]
    public void Complaints_RecordedOrders_None() => Assert.Empty(RecordedShop.Orders.SelectMany(OrderAudit.Complaints));

    [Fact]
    public void Generate_AnySeed_AddsUpAndAgreesWithAnErp() => Gen.Int[0, 1_000_000].Sample(
        seed =>
        {
            var shop = OrderGenerator.Generate(100, seed);
            var rates = shop.TaxRates.ToDictionary(
                rate => rate["id"]!.GetValue<long>(),
                rate => (OrderAudit.Amount(rate["rate"]), rate["compound"]!.GetValue<bool>()));
            Assert.Empty(shop.Orders.SelectMany(OrderAudit.Complaints));
            Assert.All(shop.Orders, order => Assert.True(OrderAudit.DiscountsAddUp(order)));
            Assert.Empty(shop.Orders.SelectMany(OrderAudit.WrongDigits));
            foreach (var order in shop.Orders.Where(order => !IsSpoiled(shop, order, UnmappableReason.UnknownTaxRate)))
            {
                Assert.InRange(OrderAudit.UnitsOff(order, rates), 0m, 5m);
            }
        },
        iter: 30);

    [Fact]
    public void Generate_AnySeedAndCount_SpoilsExactlyTwoPercentOfTheDue() => Gen.Select(Gen.Int[0, 1_000_000], Gen.Int[1, 260]).Sample(
        (seed, count) =>
        {
            var shop = OrderGenerator.Generate(count, seed);
            Assert.Equal(count, shop.Orders.Count);
            Assert.Equal(count * 2 / 100, shop.Unmappable.Count);
            var skus = shop.Products.Select(product => product["sku"]!.GetValue<string>()).ToHashSet();
            var rates = shop.TaxRates.Select(rate => rate["id"]!.GetValue<long>()).ToHashSet();
            foreach (var order in shop.Orders)
            {
                UnmappableReason? expected = shop.Unmappable.TryGetValue(Id(order), out var reason) ? reason : null;
                Assert.Equal(expected, Reason(order, skus, rates));
                if (expected is not null)
                {
                    Assert.True(expected == UnmappableReason.UnknownStatus || DueStatuses.Contains(Text(order, "status")));
                    Assert.True(LocalDateTimePattern.GeneralIso.Parse(Text(order, "date_created_gmt")).Value.InUtc().ToInstant() >= shop.From);
                    Assert.True(order["refunds"]!.AsArray().Sum(refund => -OrderAudit.Amount(refund!["total"])) < OrderAudit.Amount(order["total"]));
                }
            }
        },
        iter: 40);

    [Fact]
    public void Generate_TwoThousand_HoldsEveryKindOfOrder()
    {
        var shop = OrderGenerator.Generate(2000, seed: 11);
        var orders = shop.Orders;

        Assert.Equal(40, shop.Unmappable.Count);
        Assert.Equal([10, 10, 10, 10], shop.Unmappable.Values.GroupBy(reason => reason).Select(group => group.Count()));
        Assert.Equal(["EUR", "JPY", "KWD", "USD"], orders.Select(order => Text(order, "currency")).Distinct().Order());
        Assert.Equal(2000, orders.Select(Id).Distinct().Count());
        foreach (var (what, least, count) in new (string, int, int)[]
        {
            ("gross", 300, Count(order => order["prices_include_tax"]!.GetValue<bool>())),
            ("untaxed", 100, Count(order => order["tax_lines"]!.AsArray().Count == 0)),
            ("several rates", 300, Count(order => order["tax_lines"]!.AsArray().Count > 1)),
            ("compound", 200, Count(order => order["tax_lines"]!.AsArray().Any(rate => rate!["compound"]!.GetValue<bool>()))),
            ("compound in gross", 50, Count(order => order["prices_include_tax"]!.GetValue<bool>() && order["tax_lines"]!.AsArray().Any(rate => rate!["compound"]!.GetValue<bool>()))),
            ("coupon", 200, Count(order => order["coupon_lines"]!.AsArray().Count > 0)),
            ("positive fee", 200, Count(order => order["fee_lines"]!.AsArray().Any(fee => OrderAudit.Amount(fee!["total"]) > 0))),
            ("negative fee", 40, Count(order => order["fee_lines"]!.AsArray().Any(fee => OrderAudit.Amount(fee!["total"]) < 0))),
            ("two parcels", 100, Count(order => order["shipping_lines"]!.AsArray().Count == 2)),
            ("guest", 500, Count(order => order["customer_id"]!.ToJsonString() == "0")),
            ("account", 1000, Count(order => order["customer_id"]!.ToJsonString() != "0")),
            ("variation", 300, Count(order => order["line_items"]!.AsArray().Any(line => line!["variation_id"]!.ToJsonString() != "0"))),
            ("no payment method", 400, Count(order => Text(order, "payment_method").Length == 0)),
            ("part refunded", 80, Count(order => Text(order, "status") is "processing" or "completed" && order["refunds"]!.AsArray().Count > 0)),
            ("refunded", 300, Count(order => Text(order, "status") == "refunded")),
            ("finer price", 200, Count(order => order["line_items"]!.AsArray().Any(line => line!["price"]!.ToJsonString().Length > 8))),
            ("too old", 50, Count(order => LocalDateTimePattern.GeneralIso.Parse(Text(order, "date_created_gmt")).Value.InUtc().ToInstant() < shop.From)),
        })
        {
            Assert.True(count >= least, string.Create(CultureInfo.InvariantCulture, $"{what}: {count} of at least {least}"));
        }

        int Count(Func<JsonObject, bool> predicate) => orders.Count(predicate);
    }

    [Fact]
    public void Generate_SameSeed_MakesTheSameOrders()
    {
        var first = OrderGenerator.Generate(50, seed: 3);

        Assert.Equal(first.Orders.Select(Json), OrderGenerator.Generate(50, seed: 3).Orders.Select(Json));
        Assert.NotEqual(first.Orders.Select(Json), OrderGenerator.Generate(50, seed: 4).Orders.Select(Json));

        static string Json(JsonObject order) => order.ToJsonString();
    }

    [Fact]
    public void Generate_Order_HasTheFieldsOfARecordedOne()
    {
        var recorded = RecordedShop.Orders.First(order => order["line_items"]!.AsArray().Count > 0 && order["tax_lines"]!.AsArray().Count > 0);
        var shop = OrderGenerator.Generate(50, seed: 8).Load();

        foreach (var order in shop.Orders)
        {
            Assert.Empty(Shape.Differences(Plain(recorded), Plain(order)));
        }

        // The link to the customer comes and goes with the customer.
        static JsonObject Plain(JsonObject order)
        {
            var copy = (JsonObject)order.DeepClone();
            copy.Remove("_links");
            copy["line_items"]![0]!.AsObject().Remove("meta_data");
            return copy;
        }
    }

    private static bool IsSpoiled(GeneratedShop shop, JsonObject order, UnmappableReason reason)
        => shop.Unmappable.TryGetValue(Id(order), out var found) && found == reason;

    private static UnmappableReason? Reason(JsonObject order, HashSet<string> skus, HashSet<long> rates)
        => !order["line_items"]!.AsArray().All(line => skus.Contains(line!["sku"]!.GetValue<string>())) ? UnmappableReason.UnknownSku
            : Text(order, "payment_method") is not ("" or "bacs" or "cod" or "cheque") ? UnmappableReason.UnknownPaymentMethod
            : !RecordedStatuses.Contains(Text(order, "status")) ? UnmappableReason.UnknownStatus
            : !order["tax_lines"]!.AsArray().All(rate => rates.Contains(rate!["rate_id"]!.GetValue<long>())) ? UnmappableReason.UnknownTaxRate
            : null;

    private static long Id(JsonObject order) => order["id"]!.GetValue<long>();

    private static string Text(JsonObject order, string field) => order[field]!.GetValue<string>();
}
