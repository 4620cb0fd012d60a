using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Retail.Connectors.Amounts;
using Retail.Connectors.Effects;
using Retail.Connectors.Prices;

namespace Retail.Connectors.WooCommerce.Tests.Commands;

public sealed class PublishPriceTests : IDisposable
{
    private static readonly CurrencyCode Usd = new("USD");
    private readonly ScriptedShop _shop = new();

    public PublishPriceTests() => _shop
        .On("GET", "/data/currencies/current", """{"code":"USD"}""")
        .On("POST", "/products/batch", request => new JsonObject { ["update"] = request.Body!["update"]!.DeepClone() });

    public void Dispose() => _shop.Dispose();

    [Theory]
    [InlineData("de-DE")]
    [InlineData("en-US")]
    public async Task ApplyAsync_PriceWithSale_IsTextAndUtc(string culture)
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        await using var host = _shop.Host();
        var command = Command(12.50m, new SalePrice(new Money(9.99m, Usd), Instant.FromUtc(2026, 11, 1, 0, 0), Instant.FromUtc(2026, 12, 31, 0, 0)));

        Assert.IsType<EffectResult.Reached>(await ScriptedShop.ApplyAsync(host, command));

        Assert.Equal(
            """{"update":[{"id":1,"regular_price":"12.50","sale_price":"9.99","date_on_sale_from_gmt":"2026-11-01T00:00:00","date_on_sale_to_gmt":"2026-12-31T00:00:00"}]}""",
            Assert.Single(_shop.Writes).Body!.ToJsonString());
    }

    [Fact]
    public async Task ApplyAsync_NoSale_EndsTheShops()
    {
        await using var host = _shop.Host();

        Assert.IsType<EffectResult.Reached>(await ScriptedShop.ApplyAsync(host, Command(12m, null)));

        Assert.Equal(
            """{"update":[{"id":1,"regular_price":"12","sale_price":"","date_on_sale_from_gmt":"","date_on_sale_to_gmt":""}]}""",
            Assert.Single(_shop.Writes).Body!.ToJsonString());
    }

    [Fact]
    public async Task ApplyBatchAsync_UnsoundPrices_AreRefusedUnwrittenAndAlone()
    {
        await using var host = _shop.Host();
        PublishPrice[] commands =
        [
            Command(5m, new SalePrice(new Money(6m, Usd))),
            Command(5m, null) with { Key = ScriptedShop.Key("2", "price"), Regular = new Money(5m, new CurrencyCode("EUR")) },
            Command(-5m, null) with { Key = ScriptedShop.Key("3", "price") },
            Command(5m, null) with { Key = ScriptedShop.Key("4", "price") },
        ];

        var results = await host.GetRequiredKeyedService<IBatchCommandHandler<PublishPrice>>(TestShop.Name)
            .ApplyBatchAsync(commands, ScriptedShop.Context(commands[0]), TestContext.Current.CancellationToken);

        Assert.Equal(
            ["sale-above-regular", "currency-differs", "negative-price"],
            commands.Take(3).Select(command => Assert.IsType<EffectResult.Refused>(results[command.Key]).Code));
        Assert.IsType<EffectResult.Reached>(results[commands[3].Key]);
        Assert.Single(Assert.Single(_shop.Writes).Body!["update"]!.AsArray());
    }

    [Fact]
    public async Task ApplyAsync_ShopDropsTheSale_IsRefused()
    {
        var recorded = Recording.Load("products", "w-product-update-sale-above-regular");
        _shop.On("POST", "/products/batch", _ =>
        {
            var product = JsonNode.Parse(recorded.Body)!;
            product["id"] = 1;
            return new JsonObject { ["update"] = new JsonArray(product) };
        }).On("GET", "/products/1", _ => JsonNode.Parse(recorded.Body)!);
        await using var host = _shop.Host();

        var refused = Assert.IsType<EffectResult.Refused>(await ScriptedShop.ApplyAsync(host, Command(12.345678m, new SalePrice(new Money(12m, Usd)))));

        Assert.Equal("not-kept", refused.Code);
        Assert.Contains("its sale price is none instead of 12", refused.Words, StringComparison.Ordinal);
    }

    private static PublishPrice Command(decimal regular, SalePrice? sale) =>
        new(ScriptedShop.Key("1", "price"), ScriptedShop.Product(1), null, new Money(regular, Usd), sale);
}
