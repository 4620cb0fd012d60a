using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Retail.Connectors.Effects;
using Retail.Connectors.Stock;

namespace Retail.Connectors.WooCommerce.Tests.Simulated;

/// <summary>The number that the shop itself shows, read by SKU and by id, and written a hundred at a time.</summary>
public class SimulatedStockTests
{
    [Fact]
    public async Task ReadAsync_ProductsAndAVariation_TellsWhatTheShopShows()
    {
        await using var shop = new SimulatedShop();
        var counted = shop.Create("products", """{"name":"A","sku":"A","regular_price":"5","manage_stock":true,"stock_quantity":7,"backorders":"notify"}""");
        shop.Create("products", """{"name":"B","sku":"B","regular_price":"5"}""");
        var parent = shop.Create("products", """{"name":"C","sku":"C","type":"variable","attributes":[{"name":"Size","variation":true,"options":["S"]}]}""");
        var variation = shop.Create($"products/{parent}/variations", """{"sku":"C-S","regular_price":"5","manage_stock":true,"stock_quantity":3,"attributes":[{"name":"Size","option":"S"}]}""");

        var read = await ReadAsync(shop, "A", "B", "C-S", "NOT-THERE", string.Empty, "A");

        Assert.Equal(["A", "B", "C-S"], read.Select(stock => stock.Sku).Order(StringComparer.Ordinal));
        var a = read.Single(stock => stock.Sku == "A");
        Assert.Equal((SimulatedShop.Ref(EntityKind.Product, counted), 7m, true, true), (a.Product, a.Quantity, a.Managed, a.Backorders));
        var b = read.Single(stock => stock.Sku == "B");
        Assert.Equal((null, false, false), (b.Quantity, b.Managed, b.Backorders));
        var c = read.Single(stock => stock.Sku == "C-S");
        Assert.Equal(
            (SimulatedShop.Ref(EntityKind.Product, variation), SimulatedShop.Ref(EntityKind.Product, parent), 3m), (c.Product, c.Parent, c.Quantity));
        Assert.Equal(a, (await shop.ReadAsync<ChannelStock>(EntityKind.Product, counted))!.Value);
    }

    [Fact]
    public async Task ReadAsync_MoreThanAHundred_IsOneCallForEachHundred()
    {
        await using var shop = new SimulatedShop();
        string[] skus = [.. Enumerable.Range(0, 150).Select(number => number.ToString("000", CultureInfo.InvariantCulture))];
        foreach (var sku in skus)
        {
            shop.Create("products", $$"""{"name":"{{sku}}","sku":"{{sku}}","regular_price":"5","manage_stock":true,"stock_quantity":1}""");
        }

        var calls = 0;
        shop.Handler.BeforeCarriedOut = call =>
        {
            calls += call.Request.Path.EndsWith("/products", StringComparison.Ordinal) ? 1 : 0;
            return Task.CompletedTask;
        };

        Assert.Equal(skus, (await ReadAsync(shop, skus)).Select(stock => stock.Sku).Order(StringComparer.Ordinal));
        Assert.InRange(calls, 2, 2);
    }

    [Fact]
    public async Task ApplyBatchAsync_OneIsGone_TheOthersAreWritten()
    {
        await using var shop = new SimulatedShop();
        long[] products = [.. Enumerable.Range(0, 5).Select(number => shop.Create("products", $$"""{"name":"P","sku":"P{{number}}","regular_price":"5"}"""))];
        shop.Send("DELETE", $"products/{products[2]}", query: "&force=true");
        var handler = shop.Host.GetRequiredKeyedService<IBatchCommandHandler<PublishStock>>(TestShop.Name);
        PublishStock[] commands =
        [
            .. products.Select((id, number) => new PublishStock(CommandCase.Key("stock", $"{number}"), CommandCase.Product(id), null, 10 + number, Backorders: false)),
            new PublishStock(CommandCase.Key("stock", "bad"), CommandCase.Product(products[0]), null, -1, Backorders: false),
        ];

        var results = await handler.ApplyBatchAsync(commands, new EffectContext(commands[0].Key, null, NodaTime.Instant.MaxValue), SimulatedShop.Token);

        Assert.Equal(commands.Select(command => command.Key).ToHashSet(), results.Keys.ToHashSet());
        Assert.Equal([2, 5], commands.Select((command, at) => (command, at)).Where(pair => results[pair.command.Key] is EffectResult.Refused).Select(pair => pair.at));
        var shown = await ReadAsync(shop, "P0", "P1", "P3", "P4");
        Assert.Equal([10m, 11m, 13m, 14m], shown.OrderBy(stock => stock.Sku, StringComparer.Ordinal).Select(stock => stock.Quantity));
    }

    private static async Task<List<ChannelStock>> ReadAsync(SimulatedShop shop, params string[] skus) =>
        await shop.Host.GetRequiredKeyedService<IChannelStockSource>(TestShop.Name).ReadAsync(skus, SimulatedShop.Token).ToListAsync(SimulatedShop.Token);
}
