using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Retail.Connectors.Effects;
using Retail.Connectors.Stock;

namespace Retail.Connectors.WooCommerce.Tests.Commands;

public sealed class PublishStockTests : IDisposable
{
    private readonly ScriptedShop _shop = new();

    public void Dispose() => _shop.Dispose();

    [Fact]
    public async Task ApplyBatchAsync_ManyProductsAndVariations_GoInHundredsWithOneResultEach()
    {
        _shop.On("POST", "/products/batch", Kept).On("POST", "/products/42/variations/batch", Kept);
        await using var host = _shop.Host();
        var commands = Enumerable.Range(1, 250).Select(id => Command(id, null, id))
            .Concat(Enumerable.Range(1000, 3).Select(id => Command(id, 42, 5))).ToList();

        var results = await ApplyAsync(host, commands);

        Assert.Equal(commands.Select(command => command.Key).ToHashSet(), results.Keys.ToHashSet());
        Assert.All(results.Values, result => Assert.IsType<EffectResult.Reached>(result));
        Assert.Equal([100, 100, 50, 3], _shop.Writes.Select(write => write.Body!["update"]!.AsArray().Count));
        Assert.Equal("""{"id":1,"manage_stock":true,"stock_quantity":1,"backorders":"no"}""", _shop.Writes.First().Body!["update"]![0]!.ToJsonString());
    }

    [Fact]
    public async Task ApplyBatchAsync_OneItemFails_SpoilsNoOther()
    {
        var recording = Recording.Load("commands", "batch-variations-partial-errors");
        _shop.On("POST", "/products/42/variations/batch", _ => JsonNode.Parse(recording.Body)!);
        await using var host = _shop.Host();
        PublishStock[] commands = [Command(43, 42, 5), Command(99999999, 42, 1)];

        var results = await ApplyAsync(host, commands);

        Assert.Equal("VAR-1-RE-S", Assert.IsType<EffectResult.Reached>(results[commands[0].Key]).Receipt.DisplayName);
        Assert.Equal("unknown-product", Assert.IsType<EffectResult.Refused>(results[commands[1].Key]).Code);
    }

    [Fact]
    public async Task ApplyBatchAsync_TwoWishesForOneProduct_AreWrittenInTheirOrder()
    {
        _shop.On("POST", "/products/batch", Kept);
        await using var host = _shop.Host();
        PublishStock[] commands = [Command(1, null, 5), Command(1, null, 3) with { Key = ScriptedShop.Key("again", "stock") }];

        var results = await ApplyAsync(host, commands);

        Assert.Equal(2, results.Count);
        Assert.Equal([5, 3], _shop.Writes.Select(write => write.Body!["update"]![0]!["stock_quantity"]!.GetValue<int>()));
    }

    /// <summary>As six writers at one moment got it from a real shop: the answer shows what stood before, and the product has the new number.</summary>
    [Fact]
    public async Task ApplyAsync_AnswerShowsWhatStoodBefore_IsReachedByWhatStandsNow()
    {
        _shop.On("POST", "/products/batch", request => Answer(request, item => item["stock_quantity"] = 500)).On("GET", "/products/1", _ => Product(17));
        await using var host = _shop.Host();

        Assert.IsType<EffectResult.Reached>(await ScriptedShop.ApplyAsync(host, Command(1, null, 17)));

        Assert.Single(_shop.Writes);
    }

    [Fact]
    public async Task ApplyAsync_NegativeOrNotKept_IsRefused()
    {
        _shop.On("POST", "/products/batch", request => Answer(request, item => item["stock_quantity"] = 9)).On("GET", "/products/1", _ => Product(9));
        await using var host = _shop.Host();

        var negative = Assert.IsType<EffectResult.Refused>(await ScriptedShop.ApplyAsync(host, Command(1, null, -1)));
        Assert.Empty(_shop.Requests);
        var other = Assert.IsType<EffectResult.Refused>(await ScriptedShop.ApplyAsync(host, Command(1, null, 4)));

        Assert.Equal(("negative-stock", "not-kept"), (negative.Code, other.Code));
        Assert.Contains("9 instead of 4", other.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FindAsync_WhatTheShopShows_IsCompleteOrNothing()
    {
        _shop.On("GET", "/products/1", """{"id":1,"sku":"A","manage_stock":true,"stock_quantity":4,"backorders":"no"}""")
            .On("GET", "/products/42/variations/2", """{"id":2,"sku":"B","manage_stock":"parent","stock_quantity":4,"backorders":"no"}""")
            .On("GET", "/products/3", """{"code":"woocommerce_rest_product_invalid_id","message":"Invalid ID.","data":{"status":404}}""", 404);
        await using var host = _shop.Host();

        Assert.Equal("A", Assert.IsType<Finding.Complete>(await ScriptedShop.FindAsync(host, Command(1, null, 4))).Receipt.DisplayName);
        Assert.IsType<Finding.Nothing>(await ScriptedShop.FindAsync(host, Command(1, null, 5)));
        Assert.IsType<Finding.Nothing>(await ScriptedShop.FindAsync(host, Command(2, 42, 4)));
        Assert.IsType<Finding.Nothing>(await ScriptedShop.FindAsync(host, Command(3, null, 4)));
    }

    [Fact]
    public async Task ApplyBatchAsync_AnswerSaysNothingOfAnItem_ReadsItBack()
    {
        _shop.On("POST", "/products/batch", """{"update":[{"id":1,"sku":"A","manage_stock":true,"stock_quantity":4,"backorders":"no"}]}""")
            .On("GET", "/products/2", """{"id":2,"sku":"B","manage_stock":true,"stock_quantity":5,"backorders":"no"}""")
            .On("GET", "/products/3", """{"id":3,"sku":"C","manage_stock":true,"stock_quantity":0,"backorders":"no"}""");
        await using var host = _shop.Host();
        PublishStock[] commands = [Command(1, null, 4), Command(2, null, 5), Command(3, null, 6)];

        var results = await ApplyAsync(host, commands);

        Assert.Equal(["A", "B"], commands.Take(2).Select(command => Assert.IsType<EffectResult.Reached>(results[command.Key]).Receipt.DisplayName));
        Assert.Equal("shop-failed", Assert.IsType<EffectResult.Refused>(results[commands[2].Key]).Code);
    }

    [Fact]
    public async Task ApplyBatchAsync_CallFailsAsAWhole_Throws()
    {
        _shop.On("POST", "/products/batch", "{}", 503);
        await using var host = _shop.Host();

        var error = await Assert.ThrowsAsync<ConnectorException>(() => ApplyAsync(host, [Command(1, null, 1)]));

        Assert.Equal(ConnectorErrorKind.Ambiguous, error.Kind);
    }

    private static Task<IReadOnlyDictionary<EffectKey, EffectResult>> ApplyAsync(ServiceProvider host, IReadOnlyList<PublishStock> commands) =>
        host.GetRequiredKeyedService<IBatchCommandHandler<PublishStock>>(TestShop.Name)
            .ApplyBatchAsync(commands, ScriptedShop.Context(commands[0]), TestContext.Current.CancellationToken);

    private static PublishStock Command(int id, int? parent, int quantity) => new(
        ScriptedShop.Key($"P{id}", "stock"), ScriptedShop.Product(id), parent is { } above ? ScriptedShop.Product(above) : null, quantity, Backorders: false);

    private static JsonNode Kept(ScriptedShop.Request request) => Answer(request, static _ => { });

    private static JsonObject Answer(ScriptedShop.Request request, Action<JsonObject> change)
    {
        var items = request.Body!["update"]!.DeepClone().AsArray();
        foreach (var item in items)
        {
            change(item!.AsObject());
        }

        return new JsonObject { ["update"] = items };
    }

    private static JsonObject Product(int stock) => new()
    {
        ["id"] = 1, ["name"] = "A", ["sku"] = "A", ["manage_stock"] = true, ["stock_quantity"] = stock, ["backorders"] = "no",
    };
}
