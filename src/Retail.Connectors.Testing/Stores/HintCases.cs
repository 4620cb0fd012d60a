using Retail.Connectors.Pipelines.Work;
using static Retail.Connectors.Testing.Stores.StoreScene;

namespace Retail.Connectors.Testing.Stores;

/// <summary>What hints do to work in each of its states.</summary>
internal static class HintCases
{
    public static IEnumerable<StoreStatement> All =>
    [
        new("a claim carries the trace of what asked first, over retries, and new work has its own", TraceAsync),
        new("a hint creates pending work that is due at once", CreatesAsync),
        new("a hint raises the version of open work and does not double it", RaisesAsync),
        new("a hint with the revision of the last one changes nothing, whatever the state", SameRevisionAsync),
        new("a hint without a revision always counts, and leaves the known revision alone", WithoutRevisionAsync),
        new("a hint makes finished work pending, with no attempts behind it", DoneAsync),
        new("a hint with another revision brings parked work back and removes its reason", ParkedAsync),
        new("a hint makes waiting work due at once", WaitingAsync),
        new("a hint on claimed work leaves the claim alone and is not lost", ClaimedAsync),
        new("a hint on work in a retry pause keeps the pause", RetryPauseAsync),
        new("a hint raises the priority and never lowers it", PriorityAsync),
        new("hints of one commit count for each of their keys", ManyAsync),
    ];

    private static async Task TraceAsync(StoreScene scene)
    {
        const string First = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        const string Second = "00-1af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        await scene.HintAsync("1");
        await HintTracedAsync(scene, First);
        await HintTracedAsync(scene, Second);
        var claim = await scene.ClaimOneAsync("1");
        Expect.Equal(First, claim.Trace, "the trace");
        await scene.EndAsync(claim, new WorkEnd.RetryAt(scene.Now, "failed", CountsAttempt: true));
        claim = await scene.ClaimOneAsync("1");
        Expect.Equal(First, claim.Trace, "the trace of a retry");
        await scene.EndAsync(claim, new WorkEnd.Done());
        Expect.Equal(null, (await scene.HintAndClaimAsync("1")).Trace, "the trace of new work that nothing traced");
    }

    private static Task<CommitResult> HintTracedAsync(StoreScene scene, string trace) =>
        scene.CommitAsync(new Commit { Hints = [new RaisedHint(Key("1"), null) { Trace = trace }] });

    private static async Task CreatesAsync(StoreScene scene)
    {
        await scene.HintAsync("1");
        var work = await scene.WorkAsync("1");
        Expect.Equal(WorkState.Pending, work.State, "the state of new work");
        Expect.Equal(1L, work.Version, "the version of new work");
        Expect.Equal(scene.Now, work.DueAt, "the due time of new work");
        Expect.Equal(0, work.Attempts, "the attempts of new work");
        Expect.Equal(string.Empty, work.LastError, "the last error of new work");
    }

    private static async Task RaisesAsync(StoreScene scene)
    {
        await scene.HintAsync("1", "a");
        await scene.HintAsync("1", "b");
        Expect.Equal(2L, (await scene.WorkAsync("1")).Version, "the version after two hints");
        await scene.ClaimOneAsync("1");
    }

    private static async Task SameRevisionAsync(StoreScene scene)
    {
        await scene.HintAsync("1", "a");
        await scene.HintAsync("1", "a");
        Expect.Equal(1L, (await scene.WorkAsync("1")).Version, "the version of pending work after the same hint twice");

        var claim = await scene.ClaimOneAsync("1");
        await scene.HintAsync("1", "a");
        Expect.Equal(CommitResult.Committed, await scene.EndAsync(claim, new WorkEnd.Done()), "the end of work that was hinted with the same revision");
        await scene.HintAsync("1", "a");
        await scene.ExpectStateAsync("1", WorkState.Done, "after the same hint");

        var parked = await scene.HintAndClaimAsync("2", "a");
        await scene.EndAsync(parked, new WorkEnd.Park(Reason("code")));
        await scene.HintAsync("2", "a");
        await scene.ExpectStateAsync("2", WorkState.Parked, "after the same hint");
        Expect.Equal(1, (await scene.ParkedAsync()).Length, "the number of reasons after the same hint");
    }

    private static async Task WithoutRevisionAsync(StoreScene scene)
    {
        await scene.HintAsync("1", "a");
        await scene.HintAsync("1");
        await scene.HintAsync("1");
        Expect.Equal(3L, (await scene.WorkAsync("1")).Version, "the version after two hints without a revision");
        await scene.HintAsync("1", "a");
        Expect.Equal(3L, (await scene.WorkAsync("1")).Version, "the version after a hint with the revision that was known before");
    }

    private static async Task DoneAsync(StoreScene scene)
    {
        await scene.EndAsync(await scene.HintAndClaimAsync("1"), new WorkEnd.Done());
        await scene.AdvanceAsync(Second);
        await scene.HintAsync("1");
        var claim = await scene.ClaimOneAsync("1");
        Expect.Equal(1, claim.Attempts, "the attempts of work that was finished before");
        Expect.Equal(scene.Now, claim.Since, "the moment since which the new work is open");
    }

    private static async Task ParkedAsync(StoreScene scene)
    {
        await scene.EndAsync(await scene.HintAndClaimAsync("1", "a"), new WorkEnd.Park(Reason("code")));
        await scene.HintAsync("1", "b");
        await scene.ExpectStateAsync("1", WorkState.Pending, "after a newer hint");
        Expect.Equal(0, (await scene.ParkedAsync()).Length, "the number of parked entries after a newer hint");
        Expect.Equal(1, (await scene.ClaimOneAsync("1")).Attempts, "the attempts of work that comes back");
    }

    private static async Task WaitingAsync(StoreScene scene)
    {
        await scene.EndAsync(await scene.HintAndClaimAsync("1"), new WorkEnd.WaitFor(LinkOf("2"), scene.Now + Lease));
        await scene.HintAsync("1");
        await scene.ExpectStateAsync("1", WorkState.Pending, "after a hint");
        await scene.ClaimOneAsync("1");
    }

    private static async Task ClaimedAsync(StoreScene scene)
    {
        var claim = await scene.HintAndClaimAsync("1");
        await scene.HintAsync("1");
        await scene.ExpectNothingToClaimAsync("while the lease lasts, although it was hinted");
        Expect.Equal(CommitResult.VersionRose, await scene.EndAsync(claim, new WorkEnd.Done()), "the end of work that was hinted meanwhile");
        Expect.Equal(2L, (await scene.ClaimOneAsync("1")).Version, "the version of the next claim");
    }

    private static async Task RetryPauseAsync(StoreScene scene)
    {
        var at = scene.Now + Lease;
        await scene.EndAsync(await scene.HintAndClaimAsync("1"), new WorkEnd.RetryAt(at, "failed", CountsAttempt: true));
        await scene.HintAsync("1");
        Expect.Equal(at, (await scene.WorkAsync("1")).DueAt, "the due time after a hint in a retry pause");
        await scene.ExpectNothingToClaimAsync("in a retry pause");
    }

    private static async Task PriorityAsync(StoreScene scene)
    {
        await scene.HintAsync("1", priority: WorkPriority.Backlog);
        await scene.HintAsync("2", priority: WorkPriority.Background);
        await scene.HintAsync("2", priority: WorkPriority.Live);
        await scene.HintAsync("2", priority: WorkPriority.Background);
        await scene.ClaimFirstAsync("2");
    }

    private static async Task ClaimFirstAsync(this StoreScene scene, string id) =>
        Expect.Sequence([Key(id)], (await scene.ClaimAsync(max: 1)).Select(claim => claim.Key), "the first claimed work");

    private static async Task ManyAsync(StoreScene scene)
    {
        await scene.CommitAsync(new Commit
        {
            Hints = [new RaisedHint(Key("1"), null), new RaisedHint(Key("2"), null), new RaisedHint(Key("1", OtherFlow), null)],
        });
        Expect.Equal(3, (await scene.ClaimAsync(flows: [Flow, OtherFlow])).Count, "the number of claims after three hints");
    }
}
