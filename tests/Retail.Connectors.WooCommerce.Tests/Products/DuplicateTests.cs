using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Retail.Connectors.Webhooks;
using Retail.Connectors.WooCommerce.Tests.Commands;

namespace Retail.Connectors.WooCommerce.Tests.Products;

public sealed class DuplicateTests : IDisposable
{
    /// <summary>What a shop answered, in part: dates are objects, and attributes an object by name.</summary>
    private const string Answer =
        """
        {"id":143,"name":"Tea &amp; Pot (Copy)","slug":"","date_created":{"date":"2026-11-23 02:44:28.000000","timezone_type":3,"timezone":"America\/New_York"},
         "status":"draft","sku":"tea-1-1","regular_price":"12.345678","low_stock_amount":"","length":"10","attributes":{"cut":{}}}
        """;

    private readonly ScriptedShop _shop = new();

    public void Dispose() => _shop.Dispose();

    [Fact]
    public async Task DuplicateAsync_AnswerInAShapeOfItsOwn_IsReadBack()
    {
        _shop.On("POST", "/products/7/duplicate", Answer).On("GET", "/products/143", """{"id":143,"status":"draft","date_created":"2026-11-23T02:44:28","attributes":[{"name":"Cut"}]}""");
        await using var host = _shop.Host();

        var copy = await host.Client().Products.DuplicateAsync(7, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal((143, "draft", "Cut"), (copy.Id, copy.Status, Assert.Single(copy.Attributes).Name));
    }

    [Fact]
    public async Task DuplicateAsync_CopyCannotBeRead_IsNamed()
    {
        _shop.On("POST", "/products/7/duplicate", Answer).On("GET", "/products/143", _ => new JsonObject { ["code"] = "gone", ["message"] = "Gone.", ["data"] = new JsonObject { ["status"] = 404 } }, 404);
        await using var host = _shop.Host();

        var error = await Assert.ThrowsAsync<ConnectorException>(() => host.Client().Products.DuplicateAsync(7, cancellationToken: TestContext.Current.CancellationToken));

        Assert.Contains("The copy 143 was made", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AddWooCommerceClient_Alone_ChecksWebhooks()
    {
        var services = new ServiceCollection();
        services.AddWooCommerceClient("shop", options =>
        {
            options.BaseAddress = new Uri("https://shop.example.com");
            options.ConsumerKey = "ck_1";
            options.ConsumerSecret = "cs_1";
            options.WebhookSecrets.Add("secret");
        });
        using var host = services.BuildServiceProvider();

        var verdict = host.GetRequiredKeyedService<IWebhookReceiver>("shop").Receive(new("application/x-www-form-urlencoded", _ => null, "webhook_id=5"u8.ToArray()));

        Assert.IsType<WebhookVerdict.Ping>(verdict);
    }
}
