using Retail.Connectors.Sync.Tests.Stock.World;
using static Retail.Connectors.Sync.Tests.Stock.World.StockScene;

namespace Retail.Connectors.Sync.Tests.Stock;

/// <summary>Two WooCommerce shops sell what one Odoo has.</summary>
public sealed class StockEndToEndTests
{
    [Fact]
    public async Task Sale_InOneShop_LowersTheOtherBeforeTheErpKnowsAndNotTwice()
    {
        await using var scene = await StockScene.OpenAsync(30);
        await scene.UntilAsync(() => scene.Shows(Us) == 30 && scene.Shows(De) == 30, "both shops show what is there");

        var order = await scene.BuyAsync(Us, 3);
        await scene.UntilAsync(() => scene.Shows(De) == 27, "the other shop shows what is left");
        await scene.UntilAsync(() => scene.Documents.Count == 1 && scene.Documents[0].State == "sale", "the order is in the ERP");
        await scene.RestAsync(TimeSpan.FromMinutes(1));

        Assert.Equal((27L, 27L), (scene.Shows(Us), scene.Shows(De)));
        Assert.Contains("= 27 available", await scene.ExplainAsync(De), StringComparison.Ordinal);

        var writes = scene.Writes(Us) + scene.Writes(De);
        await scene.HintAsync(Us, order);
        await scene.RestAsync(TimeSpan.FromSeconds(30));

        Assert.Equal(writes, scene.Writes(Us) + scene.Writes(De));
    }

    [Fact]
    public async Task Stock_CountedAnewInTheErp_ReachesBothShops()
    {
        await using var scene = await StockScene.OpenAsync(30);
        await scene.UntilAsync(() => scene.Shows(De) == 30, "the shop shows what is there");

        await scene.CountAsync(7);

        await scene.UntilAsync(() => scene.Shows(Us) == 4 && scene.Shows(De) == 3, "what is short is divided");
    }

    [Fact]
    public async Task Sale_WhoseWebhookWasLost_IsNoticedAtTheShopsOwnNumber()
    {
        await using var scene = await StockScene.OpenAsync(30);
        await scene.UntilAsync(() => scene.Shows(Us) == 30 && scene.Shows(De) == 30, "both shops show what is there");

        await scene.BuyAsync(Us, 4, told: false);
        await scene.CountAsync(40);

        await scene.UntilAsync(() => scene.Shows(Us) == 36 && scene.Shows(De) == 36, "the sale that nobody told of is taken off");
    }

    [Fact]
    public async Task Sale_ThatNobodyToldOf_HasTheShopsOrdersReadAtOnce()
    {
        await using var scene = await StockScene.OpenAsync(30, feedInterval: TimeSpan.FromHours(1));
        await scene.UntilAsync(() => scene.Shows(Us) == 30 && scene.Shows(De) == 30, "both shops show what is there");

        await scene.BuyAsync(Us, 4, told: false);
        await scene.CountAsync(40);

        await scene.UntilAsync(() => scene.Documents.Count == 1, "the order is in the ERP, long before its feed has its next turn");

        // First it is a sale without an order. In between it is taken off twice: for its order, and in the ERP's number.
        for (var second = 0; second < 200 && !IsSettled(await scene.ExplainAsync(De)); second++)
        {
            await scene.RestAsync(TimeSpan.FromSeconds(1));
        }

        await scene.UntilAsync(() => scene.Shows(Us) == 36 && scene.Shows(De) == 36, "the sale is taken off once");
        Assert.True(IsSettled(await scene.ExplainAsync(De)), await scene.ExplainAsync(De));

        static bool IsSettled(string explained) =>
            explained.Contains("= 36 available", StringComparison.Ordinal) && !explained.Contains("orders not seen yet", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Write_WhoseAnswerIsLost_IsFoundOutByReading()
    {
        await using var scene = await StockScene.OpenAsync(30);
        await scene.UntilAsync(() => scene.Shows(Us) == 30 && scene.Shows(De) == 30, "both shops show what is there");

        scene.LoseNextAnswer(De);
        await scene.CountAsync(25);

        await scene.UntilAsync(() => scene.Shows(Us) == 25 && scene.Shows(De) == 25, "both shops show what is there now");
        await scene.RestAsync(TimeSpan.FromMinutes(3));
        Assert.Equal((25L, 25L), (scene.Shows(Us), scene.Shows(De)));
        Assert.Contains("= 25 available", await scene.ExplainAsync(Us), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Amendment_LeftHalfWay_KeepsItsGoodsAndCountsThemOnce()
    {
        await using var scene = await StockScene.OpenAsync(30);
        var order = await scene.BuyAsync(Us, 3);
        await scene.UntilAsync(() => scene.Documents is [{ State: "sale" }] && scene.Shows(Us) == 27 && scene.Shows(De) == 27, "the order is in the ERP");
        await scene.RestAsync(TimeSpan.FromSeconds(30));

        scene.LoseErpAnswer("action_cancel");
        await scene.MoveAsync(Us, order);
        await scene.UntilAsync(() => scene.Documents[0].State == "cancel", "the order is set back");
        await scene.CountAsync(40);
        await scene.UntilAsync(() => scene.Shows(Us) == 37 && scene.Shows(De) == 37, "what was counted is shown, less the order");

        Assert.Equal("cancel", scene.Documents[0].State);
        Assert.Contains("40 there, 3 reserved, 3 of them for orders that are being amended", await scene.ExplainAsync(De), StringComparison.Ordinal);
        await scene.UntilAsync(() => scene.Documents[0].State == "sale", "the amendment is finished");
        await scene.RestAsync(TimeSpan.FromMinutes(1));
        Assert.Equal((37L, 37L), (scene.Shows(Us), scene.Shows(De)));
        Assert.DoesNotContain("being amended", await scene.ExplainAsync(De), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancellation_GivesBackWhatItTook()
    {
        await using var scene = await StockScene.OpenAsync(30);
        await scene.UntilAsync(() => scene.Shows(Us) == 30 && scene.Shows(De) == 30, "both shops show what is there");
        await scene.HoldOrdersAsync();
        var order = await scene.BuyAsync(Us, 5);
        await scene.UntilAsync(() => scene.Shows(De) == 25, "the other shop shows what is left");

        scene.CancelOrder(Us, order);
        await scene.HintAsync(Us, order);

        await scene.UntilAsync(() => scene.Shows(Us) == 30 && scene.Shows(De) == 30, "both shops show all of it again");
    }
}
