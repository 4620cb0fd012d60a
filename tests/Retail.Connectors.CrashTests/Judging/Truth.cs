using System.Globalization;
using QuickStart.Audit;
using Retail.Connectors.CrashTests.Scenes;
using Retail.Connectors.Pipelines.Links;
using Retail.Connectors.Pipelines.Work;

namespace Retail.Connectors.CrashTests.Judging;

/// <summary>Compares shop, ERP and store when all is over.</summary>
internal static class Truth
{
    /// <summary>Nothing lost, nothing doubled, every cent equal, and the store says what the ERP holds.</summary>
    public static async Task AssertAsync(CrashScene scene, CancellationToken cancellationToken)
    {
        var parked = (await scene.Store.Queries.ListParkedAsync(CrashScene.Flow, int.MaxValue, cancellationToken)).Select(work => work.Key.Source.Id).ToHashSet();
        var orders = scene.Placed.Select(order => (Order: order, Money: ShopOrder.Read(order, scene.Catalogue))).ToList();
        var verdict = Verdict.Reach(
            [.. orders.Select(order => order.Money)],
            scene.Erp.Documents,
            orders.Where(order => parked.Contains(order.Order["id"]!.ToString())).Select(order => order.Money.Number).ToHashSet(),
            orders.Select(order => order.Money.Number).Where(scene.Catalogue.ToBeParked.Contains).ToHashSet());
        Assert.True(
            verdict.IsGood,
            $"{verdict}; missing {string.Join(", ", verdict.Missing)}; doubled {string.Join(", ", verdict.Doubled)}; wrongly parked {string.Join(", ", verdict.WronglyParked)}");
        Assert.True(verdict.InErp > 0, "No order is in the ERP: nothing was proven.");
        await AssertLedgerAsync(scene, orders.ConvertAll(order => (CrashScene.KeyOf(order.Order), order.Money)), parked, cancellationToken);
    }

    /// <summary>Looks at every order once more: there must be nothing to write.</summary>
    public static async Task AssertNothingIsLeftToWriteAsync(CrashScene scene, CancellationToken cancellationToken)
    {
        var writes = scene.Erp.Writes;
        var before = await scene.WorkAsync(cancellationToken);
        await scene.TellAsync(scene.Placed, cancellationToken);
        await scene.SettleAsync(cancellationToken);
        var after = await scene.WorkAsync(cancellationToken);
        Assert.All(after, work => Assert.True(work.Value.Fence > before[work.Key].Fence, $"order {work.Key} was not looked at again"));
        Assert.Equal(writes, scene.Erp.Writes);
    }

    private static async Task AssertLedgerAsync(
        CrashScene scene, IReadOnlyList<(WorkKey Key, ShopOrder Money)> orders, HashSet<string> parked, CancellationToken cancellationToken)
    {
        var documents = scene.Erp.Server.SaleOrders.Where(order => order.State != "cancel").ToList();
        Assert.Equal(documents.Count, documents.Select(document => document.ExternalId).Distinct().Count());
        Assert.Equal(documents.Count, documents.Select(document => document.Origin).Distinct().Count());
        foreach (var (key, money) in orders)
        {
            // The feed may tell once more of what a hint has told before: it is looked at again, and nothing comes of it.
            var wanted = parked.Contains(key.Source.Id) ? WorkState.Parked : WorkState.Done;
            await Waiting.UntilAsync(
                async () => (await scene.Store.Queries.FindWorkAsync(key, cancellationToken))?.State == wanted, $"{key} is {wanted}", cancellationToken);

            if (wanted == WorkState.Done)
            {
                Assert.Empty(await scene.Store.Queries.FindOpenEffectsAsync(key.Source, cancellationToken));
            }

            var links = (await scene.Store.Queries.FindLinksAsync(key.Source, cancellationToken)).Where(link => link.Role == LinkRole.SalesOrder);
            Assert.Equal(
                documents.Where(document => document.ClientOrderRef == money.Number).Select(document => document.Id.ToString(CultureInfo.InvariantCulture)),
                links.Select(link => link.Target.Id));
        }
    }
}
