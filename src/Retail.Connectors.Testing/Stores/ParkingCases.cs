using Retail.Connectors.Mapping;
using Retail.Connectors.Pipelines.Parking;
using Retail.Connectors.Pipelines.Work;
using static Retail.Connectors.Testing.Stores.StoreScene;

namespace Retail.Connectors.Testing.Stores;

/// <summary>Work that waits for a person.</summary>
internal static class ParkingCases
{
    public static IEnumerable<StoreStatement> All =>
    [
        new("a reason is kept in every part, with the mappings that are missing", ReasonAsync),
        new("parked work is listed the oldest first, by flow and with a limit", ListAsync),
        new("replaying makes parked work due at once, as new work, and removes its reason", ReplayAsync),
        new("replaying work that is not parked changes nothing", ReplayOtherAsync),
        new("work that is parked again after a replay has its new reason", ReplayParksAgainAsync),
        new("parked work blocks what is asked of its record in that flow, and nothing else", BlocksAsync),
        new("a record can be parked without having been claimed, known or unknown", UnclaimedAsync),
        new("a record parked twice is one entry, and keeps the moment since which it waits", UnclaimedTwiceAsync),
        new("a record that is claimed is not parked from aside, but looked at again", UnclaimedWhileClaimedAsync),
        new("a newer hint brings back what was parked without a claim", UnclaimedHintedAsync),
    ];

    private static async Task ReasonAsync(StoreScene scene)
    {
        var reason = new ParkReason("missing-mapping", "Tax 7 isn't mapped: \"x\"\n€", "Map it.", ParkOwner.Finance)
        {
            Missing = [new MissingMapping("tax", "shop", "erp", "7"), new MissingMapping("payment-method", "shop", "erp", string.Empty)],
        };
        await scene.EndAsync(await scene.HintAndClaimAsync("1"), new WorkEnd.Park(reason));
        var parked = (await scene.ParkedAsync()).Single();
        Expect.Equal(Key("1"), parked.Key, "the parked work");
        Expect.Equal(scene.Now, parked.At, "the moment since which it waits");
        Expect.Equal(reason with { Missing = [] }, parked.Reason with { Missing = [] }, "the reason");
        Expect.Sequence(reason.Missing, parked.Reason.Missing, "the missing mappings");
    }

    private static async Task ListAsync(StoreScene scene)
    {
        foreach (var (id, flow) in new[] { ("1", Flow), ("2", OtherFlow), ("3", Flow) })
        {
            await scene.CommitAsync(new Commit { Parks = [new ParkedRecord(Key(id, flow), Reason($"code-{id}"))] });
            await scene.AdvanceAsync(Second);
        }

        Expect.Sequence(["code-1", "code-2", "code-3"], (await scene.ParkedAsync()).Select(parked => parked.Reason.Code), "all that is parked");
        Expect.Sequence(["code-1", "code-3"], (await scene.ParkedAsync(Flow)).Select(parked => parked.Reason.Code), "what is parked of one flow");
        Expect.Sequence(["code-1", "code-2"], (await scene.ParkedAsync(max: 2)).Select(parked => parked.Reason.Code), "the first two that are parked");
    }

    private static async Task ReplayAsync(StoreScene scene)
    {
        await scene.EndAsync(await scene.HintAndClaimAsync("1", "a"), new WorkEnd.Park(Reason("code")));
        await scene.AdvanceAsync(Second);
        await scene.CommitAsync(new Commit { Replays = [Key("1")] });
        Expect.Equal(0, (await scene.ParkedAsync()).Length, "the number of parked entries after a replay");
        var claim = await scene.ClaimOneAsync("1");
        Expect.Equal(1, claim.Attempts, "the attempts of a replay");
        Expect.Equal(scene.Now, claim.Since, "the moment since which a replay is open");
        await scene.EndAsync(claim, new WorkEnd.Done());
        await scene.ExpectStateAsync("1", WorkState.Done, "after the replay");
    }

    private static async Task ReplayOtherAsync(StoreScene scene)
    {
        await scene.EndAsync(await scene.HintAndClaimAsync("1"), new WorkEnd.Done());
        await scene.EndAsync(await scene.HintAndClaimAsync("2"), new WorkEnd.RetryAt(scene.Now + Lease, "failed", CountsAttempt: true));
        await scene.HintAndClaimAsync("3");
        WorkView[] before = [await scene.WorkAsync("1"), await scene.WorkAsync("2"), await scene.WorkAsync("3")];
        await scene.CommitAsync(new Commit { Replays = [Key("1"), Key("2"), Key("3"), Key("unknown")] });
        WorkView[] after = [await scene.WorkAsync("1"), await scene.WorkAsync("2"), await scene.WorkAsync("3")];
        Expect.Sequence(before, after, "work that is not parked, after a replay");
        Expect.Equal(null, await scene.Store.Queries.FindWorkAsync(Key("unknown"), CancellationToken.None), "unknown work after a replay");
    }

    private static async Task ReplayParksAgainAsync(StoreScene scene)
    {
        await scene.EndAsync(await scene.HintAndClaimAsync("1"), new WorkEnd.Park(Reason("first")));
        await scene.CommitAsync(new Commit { Replays = [Key("1")] });
        await scene.EndAsync(await scene.ClaimOneAsync("1"), new WorkEnd.Park(Reason("second")));
        Expect.Sequence(["second"], (await scene.ParkedAsync()).Select(parked => parked.Reason.Code), "the reasons");
    }

    private static async Task BlocksAsync(StoreScene scene)
    {
        await scene.EndAsync(await scene.HintAndClaimAsync("1", "a"), new WorkEnd.Park(Reason("code")));
        await scene.HintAsync("1", "a");
        await scene.HintAsync("2");
        await scene.HintAsync("1", "a", flow: OtherFlow);
        Expect.Sequence(
            [Key("1", OtherFlow), Key("2")],
            (await scene.ClaimAsync(100, "node-1", Flow, OtherFlow)).Select(claim => claim.Key).OrderBy(key => key.ToString(), StringComparer.Ordinal),
            "what is claimed beside the parked work");
    }

    private static async Task UnclaimedAsync(StoreScene scene)
    {
        await scene.HintAsync("known");
        await scene.CommitAsync(new Commit
        {
            Parks = [new ParkedRecord(Key("known"), Reason("unreadable")), new ParkedRecord(Key("new"), Reason("unreadable"))],
        });
        await scene.ExpectStateAsync("known", WorkState.Parked, "after it was parked");
        await scene.ExpectStateAsync("new", WorkState.Parked, "after it was parked");
        await scene.ExpectNothingToClaimAsync("after all was parked");
        Expect.Equal(2, (await scene.ParkedAsync()).Length, "the number of parked entries");
    }

    private static async Task UnclaimedTwiceAsync(StoreScene scene)
    {
        var since = scene.Now;
        await scene.CommitAsync(new Commit { Parks = [new ParkedRecord(Key("1"), Reason("first"))] });
        await scene.AdvanceAsync(Second);
        await scene.CommitAsync(new Commit { Parks = [new ParkedRecord(Key("1"), Reason("second"))] });
        var parked = (await scene.ParkedAsync()).Single();
        Expect.Equal("second", parked.Reason.Code, "the reason");
        Expect.Equal(since, parked.At, "the moment since which it waits");
    }

    private static async Task UnclaimedWhileClaimedAsync(StoreScene scene)
    {
        var claim = await scene.HintAndClaimAsync("1");
        await scene.CommitAsync(new Commit { Parks = [new ParkedRecord(Key("1"), Reason("unreadable"))] });
        Expect.Equal(0, (await scene.ParkedAsync()).Length, "the number of parked entries while it is claimed");
        Expect.Equal(
            CommitResult.VersionRose,
            await scene.EndAsync(claim, new WorkEnd.Done()),
            "the end of work whose record became unreadable meanwhile");
        await scene.ClaimOneAsync("1");
    }

    private static async Task UnclaimedHintedAsync(StoreScene scene)
    {
        await scene.CommitAsync(new Commit { Parks = [new ParkedRecord(Key("1"), Reason("unreadable"))] });
        await scene.HintAndClaimAsync("1", "b");
        Expect.Equal(0, (await scene.ParkedAsync()).Length, "the number of parked entries after a newer hint");
    }
}
