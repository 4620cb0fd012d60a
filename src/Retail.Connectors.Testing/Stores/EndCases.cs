using Retail.Connectors.Pipelines.Work;
using static Retail.Connectors.Testing.Stores.StoreScene;

namespace Retail.Connectors.Testing.Stores;

/// <summary>How a claim ends, without and with a hint meanwhile.</summary>
internal static class EndCases
{
    public static IEnumerable<StoreStatement> All =>
    [
        new("done work is not claimed again until something changes", DoneAsync),
        new("a retry is due at its time, remembers why, and counts the attempt", RetryAsync),
        new("a retry that was not the work's fault does not count the attempt", RetryUncountedAsync),
        new("a schedule is due again at its time, as new work without attempts or errors", AgainAsync),
        new("parked work is not claimed, and says why it waits", ParkAsync),
        new("done work whose version rose is due at once, as new work", DoneRoseAsync),
        new("parked work whose version rose is not parked but due at once", ParkRoseAsync),
        new("a retry whose version rose keeps its pause and its attempts", RetryRoseAsync),
        new("a schedule whose version rose is due at once", AgainRoseAsync),
        new("work that would wait and whose version rose is due at once", WaitRoseAsync),
    ];

    private static async Task DoneAsync(StoreScene scene)
    {
        await scene.EndAsync(await scene.HintAndClaimAsync("1"), new WorkEnd.Done());
        await scene.AdvanceAsync(Lease + Lease);
        await scene.ExpectNothingToClaimAsync("after it is done");
        await scene.ExpectStateAsync("1", WorkState.Done, "after it is done");
    }

    private static async Task RetryAsync(StoreScene scene)
    {
        await scene.EndAsync(await scene.HintAndClaimAsync("1"), new WorkEnd.RetryAt(scene.Now + Second, "the reason", CountsAttempt: true));
        var work = await scene.WorkAsync("1");
        Expect.Equal("the reason", work.LastError, "the last error");
        Expect.Equal(1, work.Attempts, "the attempts");
        await scene.ExpectNothingToClaimAsync("before the retry is due");
        await scene.AdvanceAsync(Second);
        Expect.Equal(2, (await scene.ClaimOneAsync("1")).Attempts, "the attempts of the retry");
    }

    private static async Task RetryUncountedAsync(StoreScene scene)
    {
        await scene.HintAsync("1");
        for (var i = 0; i < 5; i++)
        {
            var claim = await scene.ClaimOneAsync("1");
            Expect.Equal(1, claim.Attempts, "the attempts, after failures that do not count");
            await scene.EndAsync(claim, new WorkEnd.RetryAt(scene.Now, "target down", CountsAttempt: false));
        }
    }

    private static async Task AgainAsync(StoreScene scene)
    {
        await scene.EndAsync(await scene.HintAndClaimAsync("1"), new WorkEnd.RetryAt(scene.Now, "failed", CountsAttempt: true));
        await scene.EndAsync(await scene.ClaimOneAsync("1"), new WorkEnd.AgainAt(scene.Now + Second));
        Expect.Equal(string.Empty, (await scene.WorkAsync("1")).LastError, "the last error");
        await scene.AdvanceAsync(Second);
        var claim = await scene.ClaimOneAsync("1");
        Expect.Equal(1, claim.Attempts, "the attempts");
        Expect.Equal(scene.Now, claim.Since, "the moment since which the new turn is open");
    }

    private static async Task ParkAsync(StoreScene scene)
    {
        await scene.EndAsync(await scene.HintAndClaimAsync("1"), new WorkEnd.Park(Reason("code")));
        await scene.AdvanceAsync(Lease + Lease);
        await scene.ExpectNothingToClaimAsync("after it was parked");
        await scene.ExpectStateAsync("1", WorkState.Parked, "after it was parked");
        Expect.Sequence(["code"], (await scene.ParkedAsync()).Select(parked => parked.Reason.Code), "the reasons");
    }

    private static async Task DoneRoseAsync(StoreScene scene)
    {
        var next = await scene.RoseAsync(new WorkEnd.Done());
        Expect.Equal(1, next.Attempts, "the attempts");
        Expect.Equal(scene.Now, next.Since, "the moment since which the newer state is open");
    }

    private static async Task ParkRoseAsync(StoreScene scene)
    {
        var next = await scene.RoseAsync(new WorkEnd.Park(Reason("code")));
        Expect.Equal(1, next.Attempts, "the attempts");
        Expect.Equal(0, (await scene.ParkedAsync()).Length, "the number of parked entries");
    }

    private static async Task RetryRoseAsync(StoreScene scene)
    {
        var claim = await scene.HintAndClaimAsync("1");
        await scene.HintAsync("1");
        var at = scene.Now + Second;
        Expect.Equal(
            CommitResult.VersionRose, await scene.EndAsync(claim, new WorkEnd.RetryAt(at, "failed", CountsAttempt: true)), "the answer");
        await scene.ExpectNothingToClaimAsync("in the pause");
        await scene.AdvanceAsync(Second);
        var next = await scene.ClaimOneAsync("1");
        Expect.Equal(2L, next.Version, "the version");
        Expect.Equal(2, next.Attempts, "the attempts");
    }

    private static async Task AgainRoseAsync(StoreScene scene) => await scene.RoseAsync(new WorkEnd.AgainAt(scene.Now + Lease));

    private static async Task WaitRoseAsync(StoreScene scene) => await scene.RoseAsync(new WorkEnd.WaitFor(LinkOf("2"), scene.Now + Lease));

    /// <summary>Work is claimed, hinted and ended; it must be claimable at once with the new version.</summary>
    private static async Task<Claim> RoseAsync(this StoreScene scene, WorkEnd end)
    {
        var claim = await scene.HintAndClaimAsync("1");
        await scene.AdvanceAsync(Second);
        await scene.HintAsync("1");
        Expect.Equal(CommitResult.VersionRose, await scene.EndAsync(claim, end), "the answer when the version rose");
        var next = await scene.ClaimOneAsync("1");
        Expect.Equal(2L, next.Version, "the version of the next claim");
        return next;
    }
}
