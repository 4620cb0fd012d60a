using NodaTime;
using Retail.Connectors.Checkout;
using Retail.Connectors.Orders;
using Retail.Connectors.Pipelines.Parking;
using Retail.Connectors.Sync.Checkout;
using Retail.Connectors.Sync.Prices;
using Retail.Connectors.Sync.Stock;

namespace Retail.Connectors.Sync.Tests.Prices;

/// <summary>What the flow of prices reads and writes, and how often.</summary>
public sealed class PricePublicationTests
{
    private const string One = "SKU-00001";
    private const int Many = 5_000;

    private static readonly Action<PriceFlowBuilder> Unguarded = prices => prices.Guard(1000m, 1m, 1_000_000);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Run_ManyChanged_CostsNoMoreCallsThanItMust()
    {
        var shelf = new PriceShelf(Many, Unguarded);
        foreach (var sku in shelf.Erp.Keys.ToArray())
        {
            shelf.Erp[sku] += 1;
        }

        await shelf.RunAsync();

        Assert.Equal((1, 1, Many), (shelf.FullReads, shelf.SourceReads, shelf.Written));
        Assert.Equal((Many / 100, Many / 100), (shelf.ShopReads, shelf.Writes));
    }

    [Fact]
    public async Task Run_ShopAsksTheRightPricesAlready_NothingIsWritten()
    {
        var shelf = new PriceShelf(300);

        await shelf.RunAsync();
        shelf.Pass(Duration.FromHours(1));
        await shelf.RunAsync();

        Assert.Equal((2, 3, 0), (shelf.FullReads, shelf.ShopReads, shelf.Writes));
    }

    [Fact]
    public async Task Run_OneIsMarked_IsOneReadAndOneWrite()
    {
        var shelf = await PriceShelf.PublishedAsync(500);
        shelf.Erp[One] = 11.50m;

        await shelf.MarkAsync(One);
        await shelf.RunAsync();

        Assert.Equal((0, 1, 1, 1, 1), (shelf.FullReads, shelf.SourceReads, shelf.ShopReads, shelf.Writes, shelf.Written));
        Assert.Equal(11.50m, shelf.Shop[One].Regular);

        await shelf.MarkAsync(One);
        await shelf.RunAsync();

        Assert.Equal(1, shelf.Written);
    }

    [Fact]
    public async Task Run_AnswerIsLost_IsFoundByReadingAndNotWrittenTwice()
    {
        var shelf = await PriceShelf.PublishedAsync(10);
        shelf.Erp[One] = 11.50m;
        shelf.LosesAnswer = true;
        await shelf.MarkAsync(One);
        await shelf.RunAsync();

        // It changes again meanwhile: what the lost write left is nobody's edit.
        shelf.Pass(Duration.FromMinutes(1));
        await shelf.RunAsync();
        Assert.Equal(1, shelf.Written);
        shelf.LosesAnswer = true;
        shelf.Erp[One] = 11.60m;
        await shelf.MarkAsync(One);
        await shelf.RunAsync();
        shelf.Erp[One] = 11.70m;
        shelf.Pass(Duration.FromMinutes(1));
        await shelf.RunAsync();

        Assert.Equal((11.70m, 3), (shelf.Shop[One].Regular, shelf.Written));
        Assert.Empty(shelf.Audit);
    }

    [Fact]
    public async Task Run_OneIsRefused_ParksAloneAndIsPublishedWhenReplayed()
    {
        var shelf = new PriceShelf(250, Unguarded);
        shelf.Refused.Add(One);
        foreach (var sku in shelf.Erp.Keys.ToArray())
        {
            shelf.Erp[sku] += 1;
        }

        await shelf.RunAsync();

        var parked = Assert.Single(shelf.Parked);
        Assert.Equal(("value-refused", ParkOwner.Commerce, 249), (parked.Reason.Code, parked.Reason.Owner, shelf.Written));

        shelf.Refused.Clear();
        await shelf.ReplayAsync(parked);

        Assert.Equal(12m, shelf.Shop[One].Regular);
        Assert.Empty(shelf.Parked);
    }

    [Fact]
    public async Task Run_ManyMoveTooFar_AreHeldAsOneEntryUntilApproved()
    {
        var shelf = await PriceShelf.PublishedAsync(400);
        foreach (var sku in shelf.Erp.Keys.ToArray())
        {
            shelf.Erp[sku] /= 100;
        }

        shelf.Erp[One] = 10.90m;
        shelf.Pass(Duration.FromHours(1));
        await shelf.RunAsync();

        var held = Assert.Single(shelf.Parked);
        Assert.Equal(("price-mass-change", 1, 10.90m), (held.Reason.Code, shelf.Written, shelf.Shop[One].Regular));
        Assert.Contains("399 of 400", held.Reason.Explanation, StringComparison.Ordinal);
        Assert.Contains("waits for approval", await shelf.ExplainAsync("SKU-00002"), StringComparison.Ordinal);

        await shelf.ReplayAsync(held);

        Assert.Equal((400, 0.12m), (shelf.Written, shelf.Shop["SKU-00002"].Regular));
        shelf.Pass(Duration.FromHours(1));
        await shelf.RunAsync();
        Assert.Equal(400, shelf.Written);
        Assert.DoesNotContain("waits", await shelf.ExplainAsync("SKU-00002"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_FirstPublicationWithAWrongList_IsHeldAgainstWhatTheShopAsks()
    {
        var shelf = new PriceShelf(200);
        foreach (var sku in shelf.Erp.Keys.ToArray())
        {
            shelf.Erp[sku] *= 100;
        }

        await shelf.RunAsync();

        Assert.Equal(0, shelf.Writes);
        Assert.Equal("price-mass-change", Assert.Single(shelf.Parked).Reason.Code);
    }

    [Fact]
    public async Task Run_MovesWereAMistake_GoOnByThemselves()
    {
        var shelf = await PriceShelf.PublishedAsync(100);
        var right = shelf.Erp.ToDictionary();
        foreach (var sku in right.Keys)
        {
            shelf.Erp[sku] = 1;
        }

        shelf.Pass(Duration.FromHours(1));
        await shelf.RunAsync();
        Assert.Single(shelf.Parked);
        foreach (var (sku, price) in right)
        {
            shelf.Erp[sku] = price;
        }

        shelf.Pass(Duration.FromHours(1));
        await shelf.RunAsync();

        Assert.Empty(shelf.Parked);
        Assert.Equal(0, shelf.Writes);
    }

    [Fact]
    public async Task Run_EmptyAnswer_ChangesNoPriceAndIsHeardOf()
    {
        var shelf = await PriceShelf.PublishedAsync(400);
        shelf.AnswersNothing = true;
        shelf.Pass(Duration.FromHours(1));

        await shelf.RunAsync();

        Assert.Equal(0, shelf.Writes);
        Assert.Equal("prices-missing", Assert.Single(shelf.Parked).Reason.Code);

        shelf.AnswersNothing = false;
        shelf.Pass(Duration.FromHours(1));
        await shelf.RunAsync();
        Assert.Empty(shelf.Parked);
    }

    [Fact]
    public async Task Run_EditedByHand_IsOverwrittenAndAudited()
    {
        var shelf = await PriceShelf.PublishedAsync(50);
        shelf.Shop[One] = new ShownPrice { Regular = 9 };
        shelf.Pass(Duration.FromHours(7));

        await shelf.RunAsync();

        Assert.Equal((11m, 1), (shelf.Shop[One].Regular, shelf.Written));
        Assert.Equal("price-edited", Assert.Single(shelf.Audit).Action);
    }

    [Fact]
    public async Task Run_EditsArePark_StaysUntilItIsReplayedWhateverTheSourceDoes()
    {
        var shelf = await PriceShelf.PublishedAsync(50, prices => prices.Edits(EditPolicy.Park));
        shelf.Shop[One] = new ShownPrice { Regular = 9 };
        shelf.Erp[One] = 11.10m;
        await shelf.MarkAsync(One);
        await shelf.RunAsync();

        var parked = Assert.Single(shelf.Parked);
        Assert.Equal(("price-edited", 9m), (parked.Reason.Code, shelf.Shop[One].Regular));
        shelf.Erp[One] = 11.20m;
        await shelf.MarkAsync(One);
        await shelf.RunAsync();
        Assert.Equal(9m, shelf.Shop[One].Regular);

        await shelf.ReplayAsync(parked);

        Assert.Equal(11.20m, shelf.Shop[One].Regular);
        Assert.Empty(shelf.Parked);
    }

    [Fact]
    public async Task Run_OtherCurrency_IsOneEntryAndNothingIsWritten()
    {
        var shelf = new PriceShelf(300) { Currency = "USD" };

        await shelf.RunAsync();

        Assert.Equal(0, shelf.Writes);
        Assert.Equal("currency-differs", Assert.Single(shelf.Parked).Reason.Code);

        shelf.Currency = "EUR";
        await shelf.ReplayAsync(shelf.Parked[0]);
        Assert.Empty(shelf.Parked);
    }

    [Fact]
    public async Task Run_ListOrBasisUnknown_IsOneEntryUntilMended()
    {
        var shelf = new PriceShelf(3) { HasNoList = true };
        await shelf.RunAsync();
        Assert.Equal("price-list-unknown", Assert.Single(shelf.Parked).Reason.Code);

        (shelf.HasNoList, shelf.Basis) = (false, null);
        shelf.Pass(Duration.FromMinutes(2));
        await shelf.RunAsync();
        Assert.Equal("price-basis-unknown", Assert.Single(shelf.Parked).Reason.Code);

        shelf.Basis = PriceBasis.Gross;
        shelf.Pass(Duration.FromMinutes(2));
        await shelf.RunAsync();
        Assert.Empty(shelf.Parked);
    }

    [Fact]
    public async Task Run_PriceOfZero_ParksAloneAndGoesOnWhenCorrected()
    {
        var shelf = await PriceShelf.PublishedAsync(50);
        shelf.Erp[One] = 0;
        await shelf.MarkAsync(One);
        await shelf.RunAsync();

        Assert.Equal("price-zero", Assert.Single(shelf.Parked).Reason.Code);
        Assert.Equal(11m, shelf.Shop[One].Regular);

        shelf.Erp[One] = 11.30m;
        await shelf.MarkAsync(One);
        await shelf.RunAsync();
        Assert.Equal(11.30m, shelf.Shop[One].Regular);
        Assert.Empty(shelf.Parked);
    }

    [Fact]
    public async Task Run_ZeroWasCorrectedToWhatIsPublished_TheEntryIsGone()
    {
        var shelf = await PriceShelf.PublishedAsync(50);
        shelf.Erp[One] = 0;
        await shelf.MarkAsync(One);
        await shelf.RunAsync();

        shelf.Erp[One] = 11;
        await shelf.MarkAsync(One);
        await shelf.RunAsync();

        Assert.Empty(shelf.Parked);
        Assert.Equal(0, shelf.Written);
    }

    [Fact]
    public async Task Run_WindowOfTheShop_IsToldOnceAndWrittenNeitherAtItsBeginNorAtItsEnd()
    {
        var shelf = new PriceShelf(5);
        var begins = shelf.Now + Duration.FromDays(2);
        shelf.Sales[One] = (8, begins, begins + Duration.FromDays(3));
        await shelf.RunAsync();
        Assert.Equal((8m, begins, 1), (shelf.Shop[One].Sale, shelf.Shop[One].From!.Value, shelf.Written));

        foreach (var day in Enumerable.Range(0, 7))
        {
            shelf.Pass(Duration.FromDays(1));
            await shelf.RunAsync();
        }

        Assert.Equal((1, 0), (shelf.Written, shelf.Audit.Count));
    }

    [Fact]
    public async Task Run_WindowOfTheFlow_IsPublishedWhenItBeginsAndTakenBackWhenItEnds()
    {
        var shelf = new PriceShelf(5, prices => prices.Windows(SaleWindows.ByFlow).Every(TimeSpan.FromSeconds(30), TimeSpan.FromDays(30), TimeSpan.FromDays(30)));
        var begins = shelf.Now + Duration.FromHours(2);
        shelf.Sales[One] = (8, begins, begins + Duration.FromHours(3));
        await shelf.RunAsync();
        Assert.Null(shelf.Shop[One].Sale);

        shelf.Pass(Duration.FromHours(2));
        await shelf.RunAsync();
        Assert.Equal((8m, null), (shelf.Shop[One].Sale, shelf.Shop[One].Until));

        shelf.Pass(Duration.FromHours(3));
        await shelf.RunAsync();
        Assert.Null(shelf.Shop[One].Sale);
        Assert.Equal((1, 2), (shelf.FullReads, shelf.Written));
    }

    [Fact]
    public async Task Run_NotInTheShopYet_IsLookedForAgainSoon()
    {
        var shelf = await PriceShelf.PublishedAsync(5);
        shelf.Erp["NEW"] = 5;
        await shelf.MarkAsync("NEW");
        await shelf.RunAsync();
        Assert.Contains("not found in the shop", await shelf.ExplainAsync("NEW"), StringComparison.Ordinal);

        shelf.Shop["NEW"] = new ShownPrice();
        shelf.Pass(Duration.FromMinutes(1));
        await shelf.RunAsync();

        Assert.Equal((5m, 0), (shelf.Shop["NEW"].Regular, shelf.FullReads));
    }

    /// <summary>What customers are told at checkout is what the shop asks, also where a new price waits for a person.</summary>
    [Fact]
    public async Task PriceCheck_OfTheShop_AgreesWithWhatIsPublished()
    {
        var shelf = await PriceShelf.PublishedAsync(100, prices => prices.Endings(EndingRounding.Up, 0.99m).Guard(0.3m, 0m, 0));
        await Agree(One, 11.99m);

        shelf.Erp[One] = 12.20m;
        await shelf.MarkAsync(One);
        await shelf.RunAsync();
        await Agree(One, 12.99m);

        shelf.Erp[One] = 99;
        await shelf.MarkAsync(One);
        await shelf.RunAsync();
        Assert.Single(shelf.Parked);
        await Agree(One, 12.99m);

        async Task Agree(string sku, decimal asked)
        {
            using var check = new PriceCheck("erp", new PublishedPrices(shelf.Policy, shelf, shelf, shelf.Store), new LiveCheckOptions { Shop = "shop" }, shelf.Time);
            var answer = await check.CheckAsync(sku, 1, Cancel);
            Assert.Equal((AnswerOrigin.Live, asked, asked), (answer.Origin, answer.Price!.Amount.Amount, shelf.Shop[sku].Regular));
        }
    }
}
