using Retail.Connectors.Pipelines.Work;
using static Retail.Connectors.Testing.Stores.StoreScene;

namespace Retail.Connectors.Testing.Stores;

/// <summary>Who gets which work, and for how long.</summary>
internal static class ClaimCases
{
    public static IEnumerable<StoreStatement> All =>
    [
        new("the most urgent work is claimed first, and among equals what has been due longest", OrderAsync),
        new("no more is claimed than was asked for", MaxAsync),
        new("a key is not claimed again while its lease lasts, by no instance of the store", NotTwiceAsync),
        new("only work of flows that the node knows is claimed", KnownFlowsAsync),
        new("a node that knows no flow gets nothing", NoFlowsAsync),
        new("the same record in two flows is two pieces of work", TwoFlowsAsync),
        new("work is not claimed before it is due, and is at that very moment", DueAsync),
        new("when a lease ends the work is claimed again, with a higher fence and one attempt more", LeaseEndsAsync),
        new("renewing extends the lease from now", RenewAsync),
        new("the fence rises with every claim of a key, also after it was finished", FenceRisesAsync),
        new("a claim says since when the work is open, over all its retries", SinceAsync),
    ];

    private static async Task OrderAsync(StoreScene scene)
    {
        await scene.HintAsync("background", priority: WorkPriority.Background);
        await scene.HintAsync("backlog", priority: WorkPriority.Backlog);
        await scene.AdvanceAsync(Second);
        await scene.HintAsync("late", priority: WorkPriority.Live);
        await scene.AdvanceAsync(Second);
        await scene.HintAsync("later", priority: WorkPriority.Live);
        string[] expected = ["late", "later", "backlog", "background"];
        Expect.Sequence(expected, (await scene.ClaimAsync()).Select(claim => claim.Key.Source.Id), "the order of claims");
    }

    private static async Task MaxAsync(StoreScene scene)
    {
        await scene.HintAsync("1");
        await scene.HintAsync("2");
        await scene.HintAsync("3");
        Expect.Equal(2, (await scene.ClaimAsync(max: 2)).Count, "the number of claims when two were asked for");
        Expect.Equal(1, (await scene.ClaimAsync(max: 2)).Count, "the number of claims that are left");
    }

    private static async Task NotTwiceAsync(StoreScene scene)
    {
        var other = await StoreScene.OpenAsync(scene.Fixture);
        await scene.HintAndClaimAsync("1");
        await scene.AdvanceAsync(Lease - Second);
        await scene.ExpectNothingToClaimAsync("before the lease ends");
        await other.ExpectNothingToClaimAsync("from another instance before the lease ends");
    }

    private static async Task KnownFlowsAsync(StoreScene scene)
    {
        await scene.HintAsync("1", flow: OtherFlow);
        await scene.ExpectNothingToClaimAsync("of a flow that the node does not know");
        Expect.Equal(1, (await scene.ClaimAsync(flows: [OtherFlow])).Count, "the number of claims of a node that knows the flow");
    }

    private static async Task NoFlowsAsync(StoreScene scene)
    {
        await scene.HintAsync("1");
        var claims = await scene.Store.ClaimAsync(new ClaimRequest("node-1", [], 10, Lease), CancellationToken.None);
        Expect.Equal(0, claims.Count, "the number of claims of a node that knows no flow");
    }

    private static async Task TwoFlowsAsync(StoreScene scene)
    {
        await scene.HintAsync("1");
        await scene.HintAsync("1", flow: OtherFlow);
        var claim = await scene.ClaimOneAsync("1");
        await scene.EndAsync(claim, new WorkEnd.Done());
        Expect.Equal(WorkState.Pending, (await scene.WorkAsync("1", OtherFlow)).State, "the state of the record in the other flow");
    }

    private static async Task DueAsync(StoreScene scene)
    {
        await scene.EndAsync(await scene.HintAndClaimAsync("1"), new WorkEnd.AgainAt(scene.Now + Second + Second));
        await scene.AdvanceAsync(Second);
        await scene.ExpectNothingToClaimAsync("a second before it is due");
        await scene.AdvanceAsync(Second);
        await scene.ClaimOneAsync("1");
    }

    private static async Task LeaseEndsAsync(StoreScene scene)
    {
        var first = await scene.HintAndClaimAsync("1");
        Expect.Equal(scene.Now + Lease, first.LeaseUntil, "the end of the lease");
        await scene.AdvanceAsync(Lease);
        var second = await scene.ClaimOneAsync("1");
        Expect.True(second.Fence > first.Fence, $"the fence of the second claim is above {first.Fence}, not {second.Fence}");
        Expect.Equal(first.Version, second.Version, "the version of work that nobody hinted");
        Expect.Equal(2, second.Attempts, "the attempts of the second claim");
    }

    private static async Task RenewAsync(StoreScene scene)
    {
        var claim = await scene.HintAndClaimAsync("1");
        await scene.AdvanceAsync(Lease - Second);
        var until = await scene.Store.RenewAsync(claim, Lease, CancellationToken.None);
        Expect.Equal(scene.Now + Lease, until, "the end of the renewed lease");
        await scene.AdvanceAsync(Lease - Second);
        await scene.ExpectNothingToClaimAsync("while the renewed lease lasts");
        Expect.Equal(CommitResult.Committed, await scene.EndAsync(claim, new WorkEnd.Done()), "the end under a renewed lease");
    }

    private static async Task FenceRisesAsync(StoreScene scene)
    {
        var first = await scene.HintAndClaimAsync("1");
        await scene.EndAsync(first, new WorkEnd.Done());
        var second = await scene.HintAndClaimAsync("1");
        await scene.EndAsync(second, new WorkEnd.Park(Reason("code")));
        var third = await scene.HintAndClaimAsync("1");
        Expect.True(
            first.Fence < second.Fence && second.Fence < third.Fence,
            $"the fence rises with every claim, not {first.Fence}, {second.Fence}, {third.Fence}");
    }

    private static async Task SinceAsync(StoreScene scene)
    {
        var since = scene.Now;
        await scene.HintAsync("1");
        for (var attempt = 1; attempt <= 3; attempt++)
        {
            var claim = await scene.ClaimOneAsync("1");
            Expect.Equal(since, claim.Since, $"the moment since which the work is open, at attempt {attempt}");
            Expect.Equal(attempt, claim.Attempts, "the attempts");
            await scene.EndAsync(claim, new WorkEnd.RetryAt(scene.Now + Second, "failed", CountsAttempt: true));
            await scene.AdvanceAsync(Second);
        }
    }
}
