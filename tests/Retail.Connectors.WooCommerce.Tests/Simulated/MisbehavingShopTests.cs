using System.Globalization;
using Retail.Connectors.Customers;
using Retail.Connectors.Products;
using Retail.Connectors.Refunds;
using Retail.Connectors.Testing.Simulation;
using Retail.Connectors.WooCommerce.Coupons;

namespace Retail.Connectors.WooCommerce.Tests.Simulated;

/// <summary>Feeds over a shop that fails, limits and answers with HTML: what is read again from the same place misses nothing.</summary>
public class MisbehavingShopTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task Feeds_CallsThatFail_MissNothing(int seed)
    {
        var random = new Random(seed);
        await using var shop = new SimulatedShop(
            configure: options => options.PageSize = 3,
            vices: new SimulatorVices { Seed = seed, CallFailureRate = 0.25, RateLimitRate = 0.1, HtmlRate = 0.1 });
        var (products, customers, coupons, refunds) = (new List<long>(), new List<long>(), new List<long>(), new List<long>());
        var told = (Products: new Dictionary<string, Product>(), Customers: new Dictionary<string, Customer>(), Coupons: new Dictionary<string, WooCoupon>(), Refunds: new Dictionary<string, Refund>());
        var order = shop.Create("orders", """{"set_paid":true,"fee_lines":[{"name":"x","total":"900.00"}]}""");
        for (var round = 0; round < 6; round++)
        {
            for (var index = random.Next(1, 5); index > 0; index--)
            {
                products.Add(shop.Create("products", $$"""{"name":"P","type":"variable","sku":"P{{products.Count}}","attributes":[{"name":"Size","variation":true,"options":["S"]}]}"""));
                customers.Add(shop.Create("customers", $$"""{"email":"c{{customers.Count}}@example.com"}"""));
                coupons.Add(shop.Create("coupons", $$"""{"code":"c{{coupons.Count}}","amount":"1"}"""));
                refunds.Add(shop.Create($"orders/{order}/refunds", """{"amount":"1.00","api_refund":false}"""));
            }

            var variable = products[random.Next(products.Count)];
            shop.Create($"products/{variable}/variations", $$"""{"sku":"V{{round}}","attributes":[{"name":"Size","option":"S"}]}""");
            shop.Send("PUT", $"coupons/{coupons[random.Next(coupons.Count)]}", $$"""{"description":"{{round}}"}""");
            Merge(told.Products, await shop.ValuesAsync<Product>());
            Merge(told.Customers, await shop.ValuesAsync<Customer>());
            Merge(told.Coupons, await shop.ValuesAsync<WooCoupon>());
            Merge(told.Refunds, await shop.ValuesAsync<Refund>());
            shop.Time.Advance(TimeSpan.FromSeconds(random.Next(0, 200)));
        }

        Assert.True(shop.Failures > 0);
        Assert.Equal(Sorted(products), told.Products.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(Sorted(customers), told.Customers.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(Sorted(coupons), told.Coupons.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(Sorted(refunds), told.Refunds.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(Enumerable.Range(0, 6).Select(round => $"V{round}"), told.Products.Values.SelectMany(product => product.Variants).Select(variant => variant.Sku).Order(StringComparer.Ordinal));
        Assert.All(coupons, id => Assert.Equal(
            shop.Send("GET", $"coupons/{id}")["description"]!.GetValue<string>(), told.Coupons[id.ToString(CultureInfo.InvariantCulture)].Description));
    }

    private static void Merge<T>(Dictionary<string, T> told, Dictionary<string, T> more)
    {
        foreach (var (id, value) in more)
        {
            told[id] = value;
        }
    }

    private static IEnumerable<string> Sorted(IEnumerable<long> ids) => ids.Select(id => id.ToString(CultureInfo.InvariantCulture)).Order(StringComparer.Ordinal);
}
