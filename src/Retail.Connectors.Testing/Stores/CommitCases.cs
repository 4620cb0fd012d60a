using Retail.Connectors.Changes;
using Retail.Connectors.Pipelines.Effects;
using Retail.Connectors.Pipelines.Feeds;
using Retail.Connectors.Pipelines.Parking;
using Retail.Connectors.Pipelines.Shadows;
using Retail.Connectors.Pipelines.Work;
using static Retail.Connectors.Testing.Stores.StoreScene;

namespace Retail.Connectors.Testing.Stores;

/// <summary>A commit is stored together or not at all.</summary>
internal static class CommitCases
{
    public static IEnumerable<StoreStatement> All =>
    [
        new("everything in a commit is stored together", TogetherAsync),
        new("nothing of a commit is stored when its fence is lost", FenceLostAsync),
        new("a commit needs no claim", WithoutClaimAsync),
        new("a commit without an end leaves its claim as it is", WithoutEndAsync),
        new("what is stored when the version rose is stored all the same", VersionRoseAsync),
        new("an empty commit is stored", EmptyAsync),
    ];

    private static async Task TogetherAsync(StoreScene scene)
    {
        var claim = await scene.HintAndClaimAsync("1");
        await scene.BeginAsync(claim);
        Expect.Equal(CommitResult.Committed, await scene.CommitAsync(Full(claim)), "the answer");
        await scene.ExpectStateAsync("1", WorkState.Done, "after its end");
        await scene.ExpectStateAsync("2", WorkState.Pending, "after its hint");
        await scene.ExpectStateAsync("3", WorkState.Parked, "after it was parked");
        Expect.Equal(new Cursor("7"), await scene.Store.Queries.FindCursorAsync("feed", CancellationToken.None), "the cursor");
        Expect.Sequence([LinkTo("1", "S1")], await scene.LinksAsync("1"), "the links");
        Expect.Equal(new Digest("written"), (await scene.Store.Queries.FindShadowAsync(Order("1"), Flow, CancellationToken.None))?.Written, "the shadow");
        Expect.Is<BeginResult.Completed>(await scene.BeginAsync(await scene.ClaimOneAsync("2")), "the ledger's answer");
    }

    private static async Task FenceLostAsync(StoreScene scene)
    {
        var claim = await scene.HintAndClaimAsync("1");
        await scene.BeginAsync(claim);
        await scene.AdvanceAsync(Lease);
        Expect.Equal(CommitResult.FenceLost, await scene.CommitAsync(Full(claim)), "the answer");
        Expect.Equal(null, await scene.Store.Queries.FindWorkAsync(Key("2"), CancellationToken.None), "the hinted work");
        Expect.Equal(null, await scene.Store.Queries.FindWorkAsync(Key("3"), CancellationToken.None), "the parked record");
        Expect.Equal(0, (await scene.ParkedAsync()).Length, "the number of parked entries");
        Expect.Equal(null, await scene.Store.Queries.FindCursorAsync("feed", CancellationToken.None), "the cursor");
        Expect.Equal(0, (await scene.LinksAsync("1")).Length, "the number of links");
        Expect.Equal(null, await scene.Store.Queries.FindShadowAsync(Order("1"), Flow, CancellationToken.None), "the shadow");
        Expect.Is<BeginResult.Again>(await scene.BeginAsync(await scene.ClaimOneAsync("1")), "the ledger's answer");
    }

    private static async Task WithoutClaimAsync(StoreScene scene)
    {
        var commit = new Commit { Cursor = new CursorMove("feed", new Cursor("1")), Links = [LinkTo("1", "S1")] };
        Expect.Equal(CommitResult.Committed, await scene.CommitAsync(commit), "the answer");
        Expect.Equal(1, (await scene.LinksAsync("1")).Length, "the number of links");
    }

    private static async Task WithoutEndAsync(StoreScene scene)
    {
        var claim = await scene.HintAndClaimAsync("1");
        await scene.CommitAsync(new Commit { Claim = claim, Links = [LinkTo("1", "S1")] });
        await scene.ExpectNothingToClaimAsync("while the claim goes on");
        Expect.Equal(CommitResult.Committed, await scene.EndAsync(claim, new WorkEnd.Done()), "the end afterwards");
    }

    private static async Task VersionRoseAsync(StoreScene scene)
    {
        var claim = await scene.HintAndClaimAsync("1");
        await scene.BeginAsync(claim);
        await scene.HintAsync("1");
        Expect.Equal(CommitResult.VersionRose, await scene.CommitAsync(Full(claim)), "the answer");
        Expect.Equal(1, (await scene.LinksAsync("1")).Length, "the number of links");
        var claims = await scene.ClaimAsync();
        var again = claims.FirstOrDefault(item => item.Key == Key("1"))
            ?? throw new ConformanceException("Expected that the work is claimed again at once, because its version rose.");
        Expect.Is<BeginResult.Completed>(await scene.BeginAsync(again), "the ledger's answer");
    }

    private static async Task EmptyAsync(StoreScene scene) =>
        Expect.Equal(CommitResult.Committed, await scene.CommitAsync(new Commit()), "the answer");

    private static Commit Full(Claim claim) => new()
    {
        Claim = claim,
        End = new WorkEnd.Done(),
        Cursor = new CursorMove("feed", new Cursor("7")),
        Hints = [new RaisedHint(Key("2"), new Revision("a"))],
        Parks = [new ParkedRecord(Key("3"), Reason("unreadable"))],
        Links = [LinkTo("1", "S1")],
        Shadows = [new Shadow(Order("1"), Flow, new Revision("a"), new Digest("written"))],
        Effects = [Completion("1", "S1")],
        Audit = [new AuditEntry("shop/order/1", "effect-reached", "engine", "S1")],
    };
}
