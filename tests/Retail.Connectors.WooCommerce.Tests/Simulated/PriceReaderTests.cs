using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Retail.Connectors.Amounts;
using Retail.Connectors.Effects;
using Retail.Connectors.Orders;
using Retail.Connectors.Prices;

namespace Retail.Connectors.WooCommerce.Tests.Simulated;

/// <summary>What the shop asks is read as it was written.</summary>
public sealed class PriceReaderTests
{
    private static readonly CurrencyCode Euro = new("EUR");

    [Fact]
    public async Task Terms_AreThoseOfTheShopsSettings()
    {
        await using var shop = new SimulatedShop(new() { Currency = "EUR", PricesIncludeTax = true, Decimals = 3 });

        Assert.Equal(new ChannelPriceTerms(new CurrencyRules(Euro, 3), PriceBasis.Gross), await Source(shop).TermsAsync(SimulatedShop.Token));
    }

    [Fact]
    public async Task Written_ProductAndVariationWithFields_AreReadBackWhole()
    {
        await using var shop = new SimulatedShop(new() { Currency = "EUR" });
        var plain = shop.Create("products", """{"name":"A","sku":"A","regular_price":"5","meta_data":[{"key":"_other","value":"stays"}]}""");
        var parent = shop.Create("products", """{"name":"T","sku":"T","type":"variable","attributes":[{"name":"Size","variation":true,"options":["S"]}]}""");
        var variation = shop.Create($"products/{parent}/variations", """{"sku":"T-S","regular_price":"5","attributes":[{"name":"Size","option":"S"}]}""");
        var (begins, ends) = (Instant.FromUtc(2027, 3, 2, 5, 0), Instant.FromUtc(2027, 3, 4, 5, 0));
        var fields = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal).Add("_tiers", """{"10":"8.50"}""").Add("trade", "\"7.00\"");

        var written = await WriteAsync(shop, Command(plain, null, 9m, new SalePrice(new Money(8m, Euro), begins, ends), fields), Command(variation, parent, 11m, null, fields));

        Assert.All(written, result => Assert.IsType<EffectResult.Reached>(result));
        var read = await Source(shop).ReadAsync(["A", "T", "T-S", "NONE"], ["_tiers", "trade"], SimulatedShop.Token).ToDictionaryAsync(price => price.Sku, StringComparer.Ordinal, SimulatedShop.Token);
        Assert.Equal(["A", "T", "T-S"], read.Keys.Order(StringComparer.Ordinal));
        Assert.Equal((new Money(9m, Euro), new SalePrice(new Money(8m, Euro), begins, ends)), (read["A"].Regular, read["A"].Sale));
        Assert.Equal((new Money(11m, Euro), null, SimulatedShop.Ref(EntityKind.Product, parent)), (read["T-S"].Regular, read["T-S"].Sale, read["T-S"].Parent!.Value));
        Assert.Equal(("""{"10":"8.50"}""", "\"7.00\""), (read["T-S"].Fields["_tiers"], read["A"].Fields["trade"]));
        Assert.Equal((true, false), (read["A"].HasOwnPrice, read["T"].HasOwnPrice));
        Assert.Equal("stays", shop.Send("GET", $"products/{plain}")["meta_data"]!.AsArray().Single(entry => entry!["key"]!.ToString() == "_other")!["value"]!.ToString());
    }

    [Fact]
    public async Task Written_EmptyField_IsEmptiedAndMissingThen()
    {
        await using var shop = new SimulatedShop(new() { Currency = "EUR" });
        var plain = shop.Create("products", """{"name":"A","sku":"A","regular_price":"5","meta_data":[{"key":"_tiers","value":{"5":"4.00"}}]}""");
        var empty = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal).Add("_tiers", string.Empty);

        var written = Assert.Single(await WriteAsync(shop, Command(plain, null, 5m, null, empty)));

        Assert.IsType<EffectResult.Reached>(written);
        Assert.Empty((await Source(shop).ReadAsync(["A"], ["_tiers"], SimulatedShop.Token).SingleAsync(SimulatedShop.Token)).Fields);
    }

    private static IChannelPriceSource Source(SimulatedShop shop) => shop.Host.GetRequiredKeyedService<IChannelPriceSource>(TestShop.Name);

    private static async Task<EffectResult[]> WriteAsync(SimulatedShop shop, params PublishPrice[] commands)
    {
        var results = await shop.Host.GetRequiredKeyedService<IBatchCommandHandler<PublishPrice>>(TestShop.Name)
            .ApplyBatchAsync(commands, new EffectContext(commands[0].Key, null, Instant.MaxValue), SimulatedShop.Token);
        return Array.ConvertAll(commands, command => results[command.Key]);
    }

    private static PublishPrice Command(long id, long? parent, decimal regular, SalePrice? sale, ImmutableSortedDictionary<string, string> fields)
    {
        var product = SimulatedShop.Ref(EntityKind.Product, id);
        return new PublishPrice(
            EffectKey.For(product, "price", TestShop.Name), product, parent is { } above ? SimulatedShop.Ref(EntityKind.Product, above) : null, new Money(regular, Euro), sale)
        {
            Fields = fields,
        };
    }
}
