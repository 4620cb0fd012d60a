using Retail.Connectors.Changes;
using Retail.Connectors.Pipelines.Feeds;
using Retail.Connectors.Pipelines.Parking;
using Retail.Connectors.Pipelines.Shadows;
using Retail.Connectors.Pipelines.Work;
using static Retail.Connectors.Testing.Stores.StoreScene;

namespace Retail.Connectors.Testing.Stores;

/// <summary>Shadows, cursors, identities, counts.</summary>
internal static class StateCases
{
    public static IEnumerable<StoreStatement> All =>
    [
        new("a shadow is replaced as a whole, and belongs to one flow", ShadowAsync),
        new("a feed's cursor is where it was moved last, and none before", CursorAsync),
        new("the first identity of a system is kept and told to whoever brings another", IdentityAsync),
        new("work is counted by flow and state", CountsAsync),
        new("open work is measured by flow, and parked work by owner, with the oldest of each", MeasureAsync),
        new("everything is seen by another instance on the same data", OtherInstanceAsync),
        new("unknown work is unknown", UnknownAsync),
    ];

    private static async Task ShadowAsync(StoreScene scene)
    {
        Expect.Equal(null, await scene.Store.Queries.FindShadowAsync(Order("1"), Flow, CancellationToken.None), "the shadow before the first");
        var first = new Shadow(Order("1"), Flow, new Revision("a"), new Digest("written"));
        var other = new Shadow(Order("1"), OtherFlow, new Revision("x"), null);
        await scene.CommitAsync(new Commit { Shadows = [first, other] });
        Expect.Equal(first, await scene.Store.Queries.FindShadowAsync(Order("1"), Flow, CancellationToken.None), "the shadow");
        var second = new Shadow(Order("1"), Flow, new Revision("b"), null) { Memo = "noted: 'ö' 2" };
        await scene.CommitAsync(new Commit { Shadows = [second] });
        Expect.Equal(second, await scene.Store.Queries.FindShadowAsync(Order("1"), Flow, CancellationToken.None), "the replaced shadow");
        Expect.Equal(other, await scene.Store.Queries.FindShadowAsync(Order("1"), OtherFlow, CancellationToken.None), "the other flow's shadow");
    }

    private static async Task CursorAsync(StoreScene scene)
    {
        Expect.Equal(null, await scene.Store.Queries.FindCursorAsync("feed", CancellationToken.None), "the cursor before the first");
        await scene.CommitAsync(new Commit { Cursor = new CursorMove("feed", new Cursor("1")) });
        await scene.CommitAsync(new Commit { Cursor = new CursorMove("feed", new Cursor("2")) });
        await scene.CommitAsync(new Commit { Cursor = new CursorMove("other", new Cursor("9")) });
        Expect.Equal(new Cursor("2"), await scene.Store.Queries.FindCursorAsync("feed", CancellationToken.None), "the cursor");
    }

    private static async Task IdentityAsync(StoreScene scene)
    {
        Expect.Equal("real", await scene.Store.PinIdentityAsync("shop", "real", CancellationToken.None), "the first identity");
        Expect.Equal("real", await scene.Store.PinIdentityAsync("shop", "copy", CancellationToken.None), "the identity told to a copy");
        Expect.Equal("real", await scene.Store.PinIdentityAsync("shop", "real", CancellationToken.None), "the identity told to the real one");
        Expect.Equal("copy", await scene.Store.PinIdentityAsync("erp", "copy", CancellationToken.None), "the identity of another system");
    }

    private static async Task CountsAsync(StoreScene scene)
    {
        Expect.Equal(new WorkCounts(0, 0, 0, 0), await scene.Store.Queries.CountAsync(Flow, CancellationToken.None), "the counts of nothing");
        await scene.EndAsync(await scene.HintAndClaimAsync("done"), new WorkEnd.Done());
        await scene.EndAsync(await scene.HintAndClaimAsync("parked"), new WorkEnd.Park(Reason("code")));
        await scene.EndAsync(await scene.HintAndClaimAsync("waiting"), new WorkEnd.WaitFor(LinkOf("x"), scene.Now + Lease));
        await scene.EndAsync(await scene.HintAndClaimAsync("retried"), new WorkEnd.RetryAt(scene.Now + Lease, "failed", CountsAttempt: true));
        await scene.HintAndClaimAsync("claimed");
        await scene.HintAsync("other", flow: OtherFlow);
        Expect.Equal(new WorkCounts(2, 1, 1, 1), await scene.Store.Queries.CountAsync(Flow, CancellationToken.None), "the counts");
    }

    private static async Task MeasureAsync(StoreScene scene)
    {
        var nothing = await scene.Store.Queries.MeasureAsync(Flow, CancellationToken.None);
        Expect.Equal((0L, null, 0), (nothing.Open, nothing.OpenSince, nothing.Parked.Length), "the measure of nothing");
        var begin = scene.Now;
        await scene.EndAsync(await scene.HintAndClaimAsync("done"), new WorkEnd.Done());
        await scene.EndAsync(await scene.HintAndClaimAsync("finance"), new WorkEnd.Park(Reason("code") with { Owner = ParkOwner.Finance }));
        await scene.EndAsync(await scene.HintAndClaimAsync("retried"), new WorkEnd.RetryAt(scene.Now + Lease, "failed", CountsAttempt: true));
        await scene.AdvanceAsync(Second);
        await scene.EndAsync(await scene.HintAndClaimAsync("first"), new WorkEnd.Park(Reason("code")));
        await scene.AdvanceAsync(Second);
        await scene.EndAsync(await scene.HintAndClaimAsync("second"), new WorkEnd.Park(Reason("other")));
        await scene.HintAndClaimAsync("claimed");
        await scene.HintAsync("other", flow: OtherFlow);
        var measured = await scene.Store.Queries.MeasureAsync(Flow, CancellationToken.None);
        Expect.Equal((2L, begin), (measured.Open, measured.OpenSince), "the open work, and since when its oldest is open");
        Expect.Sequence(
            [new OwnerBacklog(ParkOwner.Commerce, 2, begin + Second), new OwnerBacklog(ParkOwner.Finance, 1, begin)], measured.Parked, "the parked work by owner");
    }

    private static async Task OtherInstanceAsync(StoreScene scene)
    {
        var other = await StoreScene.OpenAsync(scene.Fixture);
        var claim = await scene.HintAndClaimAsync("1");
        await scene.BeginAsync(claim);
        await scene.CommitAsync(new Commit { Claim = claim, End = new WorkEnd.Done(), Links = [LinkTo("1", "S1")], Effects = [Completion("1", "S1")] });
        await other.ExpectStateAsync("1", WorkState.Done, "seen from another instance");
        Expect.Equal(1, (await other.LinksAsync("1")).Length, "the number of links seen from another instance");
        Expect.Is<Pipelines.Effects.BeginResult.Completed>(
            await other.BeginAsync(await other.HintAndClaimAsync("1")), "the ledger's answer to another instance");
    }

    private static async Task UnknownAsync(StoreScene scene) =>
        Expect.Equal(null, await scene.Store.Queries.FindWorkAsync(Key("unknown"), CancellationToken.None), "work that was never hinted");
}
