using Retail.Connectors.Changes;
using Retail.Connectors.Pipelines.Effects;
using Retail.Connectors.Pipelines.Feeds;
using Retail.Connectors.Pipelines.Work;
using static Retail.Connectors.Testing.Stores.StoreScene;

namespace Retail.Connectors.Testing.Stores;

/// <summary>A worker that lost its claim can do nothing any more.</summary>
internal static class FenceCases
{
    public static IEnumerable<StoreStatement> All =>
    [
        new("once its lease has ended a worker can neither renew, begin nor commit, even if nobody took over", ExpiredAsync),
        new("a stalled worker that comes back after a take-over can neither renew, begin nor commit", TakenOverAsync),
        new("a stalled worker does not disturb the one that took over", UndisturbedAsync),
        new("a claim that has ended cannot be used again", EndedAsync),
        new("a stalled worker cannot end work that was parked or finished meanwhile", FinishedMeanwhileAsync),
    ];

    private static async Task ExpiredAsync(StoreScene scene)
    {
        var claim = await scene.HintAndClaimAsync("1");
        await scene.AdvanceAsync(Lease);
        await scene.ExpectLostAsync(claim, "after its lease");
        await scene.ClaimOneAsync("1");
    }

    private static async Task TakenOverAsync(StoreScene scene)
    {
        var stalled = await scene.HintAndClaimAsync("1");
        await scene.AdvanceAsync(Lease);
        await scene.ClaimOneAsync("1");
        await scene.ExpectLostAsync(stalled, "after a take-over");
    }

    private static async Task UndisturbedAsync(StoreScene scene)
    {
        var stalled = await scene.HintAndClaimAsync("1");
        await scene.AdvanceAsync(Lease);
        var current = await scene.ClaimOneAsync("1");
        await scene.ExpectLostAsync(stalled, "after a take-over");
        Expect.Is<BeginResult.First>(await scene.BeginAsync(current), "what the new worker is told");
        Expect.True(await scene.Store.RenewAsync(current, Lease, CancellationToken.None) is not null, "the new worker can renew");
        Expect.Equal(CommitResult.Committed, await scene.EndAsync(current, new WorkEnd.Done()), "the new worker's end");
        await scene.ExpectLostAsync(stalled, "after the new worker's end");
        await scene.ExpectStateAsync("1", WorkState.Done, "after all");
    }

    private static async Task EndedAsync(StoreScene scene)
    {
        var claim = await scene.HintAndClaimAsync("1");
        await scene.EndAsync(claim, new WorkEnd.RetryAt(scene.Now, "failed", CountsAttempt: true));
        await scene.ExpectLostAsync(claim, "after its end");
    }

    private static async Task FinishedMeanwhileAsync(StoreScene scene)
    {
        var stalled = await scene.HintAndClaimAsync("1");
        await scene.AdvanceAsync(Lease);
        await scene.EndAsync(await scene.ClaimOneAsync("1"), new WorkEnd.Park(Reason("code")));
        await scene.ExpectLostAsync(stalled, "after the work was parked");
        await scene.ExpectStateAsync("1", WorkState.Parked, "after the stalled worker came back");
    }

    private static async Task ExpectLostAsync(this StoreScene scene, Claim claim, string when)
    {
        var before = await scene.WorkAsync("1");
        Expect.Equal(null, await scene.Store.RenewAsync(claim, Lease, CancellationToken.None), $"the renewal {when}");
        Expect.Is<BeginResult.FenceLost>(await scene.BeginAsync(claim), $"the answer to a begin {when}");
        var result = await scene.CommitAsync(new Commit
        {
            Claim = claim,
            End = new WorkEnd.Done(),
            Cursor = new CursorMove("stalled", new Cursor("1")),
            Links = [LinkTo("1", "stalled")],
            Hints = [new RaisedHint(Key("stalled"), null)],
        });
        Expect.Equal(CommitResult.FenceLost, result, $"the answer to a commit {when}");
        Expect.Equal(null, await scene.Store.Queries.FindCursorAsync("stalled", CancellationToken.None), $"the cursor that was committed {when}");
        Expect.Equal(0, (await scene.LinksAsync("1")).Length, $"the number of links that were committed {when}");
        Expect.Equal(null, await scene.Store.Queries.FindWorkAsync(Key("stalled"), CancellationToken.None), $"the work that was hinted {when}");
        Expect.Equal(before, await scene.WorkAsync("1"), $"the work {when}");
    }
}
