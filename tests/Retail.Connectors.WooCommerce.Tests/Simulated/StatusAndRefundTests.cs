using Retail.Connectors.Effects;
using Retail.Connectors.Orders;

namespace Retail.Connectors.WooCommerce.Tests.Simulated;

/// <summary>A status that is set while all of the order is given back.</summary>
public class StatusAndRefundTests
{
    /// <summary>The shop sets <c>refunded</c> itself, and writes whatever status comes after it.</summary>
    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 0)]
    [InlineData(false, 1)]
    public async Task ApplyAsync_FullRefundBetweenReadAndWrite_StaysRefunded(bool answerIsLost, int freeUnits)
    {
        await using var shop = new SimulatedShop();
        var order = CommandCase.PaidOrder(shop);
        if (freeUnits > 0)
        {
            var gift = shop.Create("products", """{"name":"Gift","regular_price":"0.00"}""");
            shop.Send("PUT", $"orders/{order}", $$"""{"line_items":[{"product_id":{{gift}},"quantity":{{freeUnits}}}]}""");
        }

        var writes = 0;
        shop.Handler.BeforeCarriedOut = call =>
        {
            if (call.Request.Method == "PUT" && writes++ == 0)
            {
                Refund(shop, order, units: true);
                Assert.Equal("refunded", Status(shop, order));
            }

            return Task.CompletedTask;
        };
        shop.Handler.AfterCommit = call => answerIsLost && call.Request.Method == "PUT" && writes == 1
            ? throw new HttpRequestException("The line went dead.")
            : Task.CompletedTask;

        var refused = Assert.IsType<EffectResult.Refused>(await CommandCase.ApplyAsync(shop, Completed(order)));

        Assert.Equal(("illegal-transition", 2), (refused.Code, writes));
        Assert.Equal("refunded", Status(shop, order));
        Assert.Single(shop.Send("GET", $"orders/{order}")["refunds"]!.AsArray());
    }

    [Fact]
    public async Task ApplyAsync_FullRefundAfterTheWrite_IsNotWrittenAgain()
    {
        await using var shop = new SimulatedShop();
        var order = CommandCase.PaidOrder(shop);
        var writes = 0;
        shop.Handler.AfterCommit = call =>
        {
            if (call.Request.Method == "PUT")
            {
                writes++;
                Refund(shop, order, units: false);
            }

            return Task.CompletedTask;
        };

        Assert.Equal("illegal-transition", Assert.IsType<EffectResult.Refused>(await CommandCase.ApplyAsync(shop, Completed(order))).Code);

        Assert.Equal((1, "refunded"), (writes, Status(shop, order)));
    }

    /// <summary>Between the refund and the status that follows it the shop shows an order of which nothing is left and which is still open.</summary>
    [Fact]
    public async Task ApplyAsync_AllIsGivenBackAlready_IsRefusedUnlessTheStepFromThereIsAllowed()
    {
        await using var shop = new SimulatedShop();
        var order = CommandCase.PaidOrder(shop);
        Refund(shop, order, units: false);
        shop.Send("PUT", $"orders/{order}", """{"status":"processing"}""");

        Assert.Equal("illegal-transition", Assert.IsType<EffectResult.Refused>(await CommandCase.ApplyAsync(shop, Completed(order))).Code);
        Assert.Equal("processing", Status(shop, order));

        Assert.IsType<EffectResult.Reached>(await CommandCase.ApplyAsync(shop, Completed(order) with { From = ["processing", "wc-refunded"] }));
        Assert.Equal("completed", Status(shop, order));
    }

    /// <summary>As the shop has it: an order with an article for nothing stays open while that is not given back.</summary>
    [Fact]
    public async Task ApplyAsync_MoneyGivenBackButNotTheGift_IsSet()
    {
        await using var shop = new SimulatedShop();
        var order = CommandCase.PaidOrder(shop);
        var gift = shop.Create("products", """{"name":"Gift","regular_price":"0.00"}""");
        shop.Send("PUT", $"orders/{order}", $$"""{"line_items":[{"product_id":{{gift}},"quantity":1}]}""");
        shop.Handler.BeforeCarriedOut = call =>
        {
            if (call.Request.Method == "PUT")
            {
                Refund(shop, order, units: true, lines: 1);
                Assert.Equal("processing", Status(shop, order));
            }

            return Task.CompletedTask;
        };

        Assert.IsType<EffectResult.Reached>(await CommandCase.ApplyAsync(shop, Completed(order)));

        Assert.Equal("completed", Status(shop, order));
    }

    [Fact]
    public async Task ApplyAsync_HiddenRefundThatCannotBeShownAgain_WaitsForAPerson()
    {
        await using var shop = new SimulatedShop();
        var order = CommandCase.PaidOrder(shop);
        var writes = 0;
        shop.Handler.BeforeCarriedOut = call =>
        {
            if (call.Request.Method == "PUT" && writes++ == 0)
            {
                Refund(shop, order, units: false);
            }

            return call.Request.Method == "PUT" && writes > 1 ? throw new HttpRequestException("The line is dead.") : Task.CompletedTask;
        };

        var refused = Assert.IsType<EffectResult.Refused>(await CommandCase.ApplyAsync(shop, Completed(order)));

        Assert.Equal(("refund-hidden", CommandCase.Order(order)), (refused.Code, refused.Left?.Document));
    }

    private static SetOrderStatus Completed(long order) => new(CommandCase.Key("status"), CommandCase.Order(order), "completed", ["processing"]);

    private static string Status(SimulatedShop shop, long order) => shop.Send("GET", $"orders/{order}")["status"]!.GetValue<string>();

    /// <summary>Gives back all the money of an order, as its page does: with the units of its lines, or as an amount.</summary>
    private static void Refund(SimulatedShop shop, long order, bool units, int lines = int.MaxValue)
    {
        var body = shop.Send("GET", $"orders/{order}");
        var given = units
            ? body["line_items"]!.AsArray().Take(lines).Select(line => $$"""{"id":{{line!["id"]}},"quantity":{{line["quantity"]}},"refund_total":{{line["total"]}}}""")
            : [];
        shop.Send("POST", $"orders/{order}/refunds", $$"""{"amount":"{{body["total"]}}","api_refund":false,"line_items":[{{string.Join(',', given)}}]}""");
    }
}
