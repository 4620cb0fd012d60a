using System.Collections.Immutable;
using NodaTime;
using Retail.Connectors.Pipelines.Demand;
using Retail.Connectors.Pipelines.Work;
using static Retail.Connectors.Testing.Stores.StoreScene;

namespace Retail.Connectors.Testing.Stores;

/// <summary>What orders take of stock pools.</summary>
internal static class DemandCases
{
    private const string Pool = "us";

    public static IEnumerable<StoreStatement> All =>
    [
        new("what an order takes is found by article and by order, as it was stored", FoundAsync),
        new("what an order takes now replaces what it took before", ReplacedAsync),
        new("pools do not see each other's demand", PoolsAsync),
        new("a line that is contained is kept until it is forgotten, and does not come back by itself", ContainedAsync),
        new("a line that is not contained in full is not forgotten", NotForgottenAsync),
        new("numbers keep every digit", DigitsAsync),
        new("demand of a claim that was lost is not stored", FencedAsync),
    ];

    private static DemandLine Line(StoreScene scene, string order, string line, string sku, decimal quantity = 2) => new(Pool, Order(order), line, sku)
    {
        Item = sku,
        Number = $"N{order}",
        Quantity = quantity,
        Sold = quantity,
        PlacedAt = scene.Now - Second,
        SeenAt = scene.Now,
    };

    private static async Task<ImmutableArray<DemandLine>> OfAsync(StoreScene scene, string order) => Sorted(
        await scene.Store.Queries.FindDemandOfAsync(Pool, Order(order), CancellationToken.None));

    private static async Task<ImmutableArray<DemandLine>> InAsync(StoreScene scene, params string[]? skus) => Sorted(
        await scene.Store.Queries.FindDemandAsync(Pool, skus, CancellationToken.None));

    private static ImmutableArray<DemandLine> Sorted(ImmutableArray<DemandLine> lines) =>
        [.. lines.OrderBy(line => $"{line.Source} {line.Line} {line.Sku}", StringComparer.Ordinal)];

    private static Task<CommitResult> TakeAsync(StoreScene scene, string order, params ImmutableArray<DemandLine> lines) =>
        scene.CommitAsync(new Commit { Demand = [new OpenDemand(Pool, Order(order), lines)] });

    private static async Task FoundAsync(StoreScene scene)
    {
        Expect.Equal(0, (await InAsync(scene, null)).Length, "the demand before the first order");
        var (a, b) = (Line(scene, "1", "10", "A"), Line(scene, "1", "11", "B") with { Item = "SET", Sold = 1, Contained = 1, ContainedAt = scene.Now });
        var other = Line(scene, "2", "10", "A", 5);
        await TakeAsync(scene, "1", a, b);
        await TakeAsync(scene, "2", other);
        Expect.Sequence([a, b], await OfAsync(scene, "1"), "what order 1 takes");
        Expect.Sequence([a, other], await InAsync(scene, "A"), "who takes A");
        Expect.Sequence([a, b, other], await InAsync(scene, "A", "B", "A"), "who takes A or B");
        Expect.Sequence([a, b, other], await InAsync(scene, null), "all demand");
        Expect.Equal(0, (await InAsync(scene, "C")).Length, "who takes C");
    }

    private static async Task ReplacedAsync(StoreScene scene)
    {
        await TakeAsync(scene, "1", Line(scene, "1", "10", "A"), Line(scene, "1", "11", "B"));
        var less = Line(scene, "1", "10", "A", 1);
        await TakeAsync(scene, "1", less);
        Expect.Sequence([less], await OfAsync(scene, "1"), "what order 1 takes after it was changed");
        await TakeAsync(scene, "1");
        Expect.Equal(0, (await InAsync(scene, null)).Length, "the demand after it was cancelled");
    }

    private static async Task PoolsAsync(StoreScene scene)
    {
        var (us, eu) = (Line(scene, "1", "10", "A"), Line(scene, "1", "10", "A", 7) with { Pool = "eu" });
        await scene.CommitAsync(new Commit { Demand = [new OpenDemand(Pool, Order("1"), [us]), new OpenDemand("eu", Order("1"), [eu])] });
        Expect.Sequence([us], await InAsync(scene, "A"), "the demand of one pool");
        Expect.Sequence([eu], await scene.Store.Queries.FindDemandOfAsync("eu", Order("1"), CancellationToken.None), "the demand of the other");
    }

    private static async Task ContainedAsync(StoreScene scene)
    {
        var line = Line(scene, "1", "10", "A");
        await TakeAsync(scene, "1", line);
        var contained = line with { Contained = 2, ContainedAt = scene.Now };
        await TakeAsync(scene, "1", contained);
        Expect.Sequence([contained], await InAsync(scene, "A"), "the demand once it is contained");
        await scene.CommitAsync(new Commit { SettledDemand = [contained] });
        Expect.Equal(0, (await InAsync(scene, "A")).Length, "the demand once it was forgotten");
        await TakeAsync(scene, "1", contained);
        Expect.Equal(0, (await InAsync(scene, "A")).Length, "the demand when the order is seen again");
        await scene.CommitAsync(new Commit { Demand = [new OpenDemand(Pool, Order("1"), [contained]) { IsFirst = true }] });
        Expect.Sequence([contained], await InAsync(scene, "A"), "the demand of an order that is contained when it is seen first");
    }

    private static async Task NotForgottenAsync(StoreScene scene)
    {
        var line = Line(scene, "1", "10", "A") with { Contained = 2, ContainedAt = scene.Now };
        var grown = line with { Quantity = 3 };
        await TakeAsync(scene, "1", grown);
        await scene.CommitAsync(new Commit { SettledDemand = [line] });
        Expect.Sequence([grown], await InAsync(scene, "A"), "the demand of a line that grew meanwhile");
    }

    private static async Task DigitsAsync(StoreScene scene)
    {
        var line = Line(scene, "1", "10", "A", 0.3333333333m) with { Sold = 1_000_000.5m, Contained = 0.1m, ContainedAt = scene.Now + Duration.FromHours(1) };
        await TakeAsync(scene, "1", line);
        Expect.Sequence([line], await InAsync(scene, "A"), "the demand");
    }

    private static async Task FencedAsync(StoreScene scene)
    {
        var claim = await scene.HintAndClaimAsync("1");
        await scene.EndAsync(claim, new WorkEnd.Done());
        var result = await scene.CommitAsync(new Commit { Claim = claim, Demand = [new OpenDemand(Pool, Order("1"), [Line(scene, "1", "10", "A")])] });
        Expect.Equal(CommitResult.FenceLost, result, "the answer to a commit under a claim that ended");
        Expect.Equal(0, (await InAsync(scene, null)).Length, "the demand");
    }
}
