using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Retail.Connectors.Effects;
using Retail.Connectors.Orders;

namespace Retail.Connectors.WooCommerce.LiveTests;

/// <summary>What only a shop can show: the simulator has no such routes. All that is made is removed.</summary>
public sealed class WritingTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [LiveFact]
    public async Task DuplicateAsync_OfAProduct_ReadsTheCopy()
    {
        await using var host = LiveShop.Open();
        var products = host.Client().Products;
        var mark = "rclive" + Guid.NewGuid().ToString("N")[..8];
        var product = await products.CreateAsync(
            new() { Name = mark, Sku = mark, Status = "draft", RegularPrice = 12.345m, Attributes = [new() { Name = "Cut", Visible = true, Options = ["Slim"] }] }, Token);
        try
        {
            var copy = await products.DuplicateAsync(product.Id, cancellationToken: Token);
            await products.DeleteAsync(copy.Id, CancellationToken.None);

            Assert.NotEqual(product.Id, copy.Id);
            Assert.Equal(("draft", 12.345m), (copy.Status, copy.RegularPrice));
            Assert.Equal("Cut", Assert.Single(copy.Attributes).Name);
        }
        finally
        {
            await products.DeleteAsync(product.Id, CancellationToken.None);
        }
    }

    [LiveFact]
    public async Task GenerateAsync_OfAVariableProduct_MakesEveryCombination()
    {
        await using var host = LiveShop.Open();
        var woo = host.Client();
        var mark = "rclive" + Guid.NewGuid().ToString("N")[..8];
        var product = await woo.Products.CreateAsync(
            new()
            {
                Name = mark, Sku = mark, Status = "draft", Type = "variable",
                Attributes = [new() { Name = "Cut", Variation = true, Options = ["Slim", "Wide"] }, new() { Name = "Colour", Variation = true, Options = ["Red", "Blue"] }],
            },
            Token);
        try
        {
            await woo.Variations(product.Id).GenerateAsync(cancellationToken: Token);

            Assert.Equal(4, await woo.Variations(product.Id).ListAsync(cancellationToken: Token).CountAsync(Token));
        }
        finally
        {
            await woo.Products.DeleteAsync(product.Id, CancellationToken.None);
        }
    }

    [LiveFact]
    public async Task RepairAsync_MissingAndPausedWebhooks_AreMadeAndSetActive()
    {
        await using var host = LiveShop.Open();
        var webhooks = host.Client().Webhooks;
        var address = new Uri($"https://rclive{Guid.NewGuid():N}.invalid/hook");
        string[] topics = ["order.created", "order.updated"];
        try
        {
            Assert.Equal(topics, (await webhooks.RepairAsync(address, topics, "secret", Token)).Missing);
            var made = (await webhooks.WatchAsync(address, topics, Token)).Healthy;
            await webhooks.UpdateAsync(made[0].Id, new() { Status = "paused" }, Token);

            Assert.Equal(made[0].Id, Assert.Single((await webhooks.RepairAsync(address, topics, "secret", Token)).Inactive).Id);

            Assert.True((await webhooks.WatchAsync(address, topics, Token)).IsHealthy);
        }
        finally
        {
            var left = await webhooks.WatchAsync(address, topics, CancellationToken.None);
            foreach (var webhook in left.Healthy.Concat(left.Inactive).Concat(left.Surplus))
            {
                await webhooks.DeleteAsync(webhook.Id, CancellationToken.None);
            }
        }
    }

    /// <summary>The shop sets <c>refunded</c> itself, and takes whatever status comes after it.</summary>
    [LiveFact]
    public async Task SetOrderStatus_FullRefundBetweenReadAndWrite_StaysRefundedWithOneRefund()
    {
        await using var aside = LiveShop.Open();
        var woo = aside.Client();
        var mark = "rclive" + Guid.NewGuid().ToString("N")[..8];
        var product = await woo.Products.CreateAsync(new() { Name = mark, Sku = mark, RegularPrice = 12.34m }, Token);
        var order = await woo.Orders.CreateAsync(new() { Status = "processing", SetPaid = true, LineItems = [new() { ProductId = product.Id, Quantity = 2 }] }, Token);
        try
        {
            var writes = 0;
            await using var host = LiveShop.Open(before: async request =>
            {
                if (request.Method != HttpMethod.Get && writes++ == 0)
                {
                    await woo.Refunds.CreateAsync(order.Id, new() { Amount = order.Total, ApiRefund = false }, Token);
                    Assert.Equal("refunded", (await woo.Orders.GetAsync(order.Id, Token)).Status);
                }
            });
            var target = new EntityRef(LiveShop.Name, EntityKind.Order, $"{order.Id}");
            var command = new SetOrderStatus(EffectKey.For(new EntityRef("erp", EntityKind.SalesOrder, mark), "status", LiveShop.Name), target, "completed", ["processing"]);

            var result = await host.GetRequiredKeyedService<ICommandHandler<SetOrderStatus>>(LiveShop.Name)
                .ApplyAsync(command, new EffectContext(command.Key, null, Instant.MaxValue), Token);

            Assert.Equal("illegal-transition", Assert.IsType<EffectResult.Refused>(result).Code);
            var now = await woo.Orders.GetAsync(order.Id, Token);
            Assert.Equal((2, "refunded", -order.Total), (writes, now.Status, Assert.Single(now.Refunds).Total));
        }
        finally
        {
            await woo.Orders.DeleteAsync(order.Id, CancellationToken.None);
            await woo.Products.DeleteAsync(product.Id, CancellationToken.None);
        }
    }
}
