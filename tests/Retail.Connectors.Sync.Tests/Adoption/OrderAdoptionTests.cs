using Microsoft.Extensions.DependencyInjection;
using Retail.Connectors.Amounts;
using Retail.Connectors.Effects;
using Retail.Connectors.Orders;
using Retail.Connectors.Pipelines.Links;
using Retail.Connectors.Sync.Adoption;
using static Retail.Connectors.Sync.Tests.Orders.TestOrders;

namespace Retail.Connectors.Sync.Tests.Adoption;

public sealed class OrderAdoptionTests
{
    private readonly CutOver _cutOver = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AdoptAsync_OneSalesOrder_IsLinkedWithWhatWasSubmitted()
    {
        var order = Add("1");
        _cutOver.AddDocument("7", order.Number, order.Totals.Grand);

        var report = await AdoptAsync();

        Assert.Equal((AdoptionVerdict.Linked, "S7"), (Assert.Single(report.Orders).Verdict, report.Orders[0].Documents));
        var link = Assert.Single(await _cutOver.Store.Queries.FindLinksAsync(order.Ref, Cancel));
        Assert.Equal((LinkRole.SalesOrder, "7", "S7"), (link.Role, link.Target.Id, link.DisplayName));
        Assert.Equal(order.CommercialDigest(), (await _cutOver.Store.Queries.FindShadowAsync(order.Ref, "orders/shop/erp", Cancel))!.Written);
    }

    [Fact]
    public async Task AdoptAsync_Again_IsSaidAndNothingIsLinkedTwice()
    {
        var order = Add("1");
        _cutOver.AddDocument("7", order.Number, order.Totals.Grand);
        await AdoptAsync();

        Assert.Equal(AdoptionVerdict.LinkedBefore, Assert.Single((await AdoptAsync()).Orders).Verdict);
        Assert.Single(await _cutOver.Store.Queries.FindLinksAsync(order.Ref, Cancel));
    }

    [Fact]
    public async Task AdoptAsync_DryRun_StoresNothing()
    {
        var order = Add("1");
        _cutOver.AddDocument("7", order.Number, order.Totals.Grand);

        var report = await AdoptAsync(dryRun: true);

        Assert.Equal(AdoptionVerdict.Linked, Assert.Single(report.Orders).Verdict);
        Assert.Empty(await _cutOver.Store.Queries.FindLinksAsync(order.Ref, Cancel));
        Assert.Contains("1 would be linked", report.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AdoptAsync_NoneSeveralOrAnotherAmount_AreReportedAndNotLinked()
    {
        var (none, several, differs) = (Add("1"), Add("2"), Add("3"));
        _cutOver.AddDocument("20", several.Number, several.Totals.Grand);
        _cutOver.AddDocument("21", several.Number, several.Totals.Grand);
        _cutOver.AddDocument("30", differs.Number, differs.Totals.Grand + new Money(0.01m, differs.Totals.Grand.Currency));

        var report = await AdoptAsync();

        Assert.Equal(
            [AdoptionVerdict.NotFound, AdoptionVerdict.Ambiguous, AdoptionVerdict.MoneyDiffers], report.Unmatched.Select(order => order.Verdict));
        Assert.Contains("S20, S21", report.Unmatched[1].Explanation, StringComparison.Ordinal);
        foreach (var order in new[] { none, several, differs })
        {
            Assert.Empty(await _cutOver.Store.Queries.FindLinksAsync(order.Ref, Cancel));
        }

        Assert.Equal(
            AdoptionVerdict.Linked, (await AdoptAsync(rule: AdoptionRule.ByNumber with { Tolerance = 0.01m })).Orders[2].Verdict);
    }

    [Fact]
    public async Task AdoptAsync_CancelledDocumentsAndClosedOrders_DoNotCount()
    {
        var order = Add("1");
        _cutOver.Add(Placed("2") with { Lifecycle = OrderLifecycle.Closed });
        _cutOver.AddDocument("6", order.Number, order.Totals.Grand, DocumentStage.Cancelled);
        _cutOver.AddDocument("7", order.Number, order.Totals.Grand);

        Assert.Equal("S7", Assert.Single((await AdoptAsync()).Orders).Documents);
    }

    [Fact]
    public async Task AdoptAsync_TwoOrdersOfOneMark_NeitherIsLinked()
    {
        var order = Add("1");
        _cutOver.Add(Placed("2") with { Number = order.Number });
        _cutOver.AddDocument("7", order.Number, order.Totals.Grand);

        Assert.All((await AdoptAsync()).Orders, adopted => Assert.Equal(AdoptionVerdict.Ambiguous, adopted.Verdict));
    }

    [Fact]
    public async Task AdoptAsync_UnreadableOrder_IsNamedAndTheOthersGoOn()
    {
        Add("1");
        var order = Add("2");
        _cutOver.Broken.Add("1");
        _cutOver.AddDocument("7", order.Number, order.Totals.Grand);

        Assert.Equal([AdoptionVerdict.Unreadable, AdoptionVerdict.Linked], (await AdoptAsync()).Orders.Select(adopted => adopted.Verdict));
    }

    private Order Add(string id)
    {
        var order = Placed(id);
        _cutOver.Add(order);
        return order;
    }

    private async Task<AdoptionReport> AdoptAsync(bool dryRun = false, AdoptionRule? rule = null)
    {
        await using var host = _cutOver.Host(retail => retail.OrderAdoption());
        return await host.GetRequiredService<IOrderAdoption>().AdoptAsync(
            "shop", "erp", CutOver.Always, CutOver.Always, rule ?? AdoptionRule.ByNumber, dryRun, Cancel);
    }
}
