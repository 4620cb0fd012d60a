using Retail.Connectors.Pipelines.Effects;
using Retail.Connectors.Pipelines.Operations;
using Retail.Connectors.Pipelines.Work;
using static Retail.Connectors.Testing.Stores.StoreScene;

namespace Retail.Connectors.Testing.Stores;

/// <summary>What is sealed, removed and erased.</summary>
internal static class HousekeepingCases
{
    public static IEnumerable<StoreStatement> All =>
    [
        new("the audit is sealed in sequence, and what is written later is sealed on top of it", SealAsync),
        new("the seals are the same in every store", SameSealAsync),
        new("old audit rows that are sealed are removed, and the rest is still whole", RemoveAuditAsync),
        new("audit rows that are not sealed are not removed, however old", KeepUnsealedAsync),
        new("work that was done long ago is removed, and its links, shadow and ledger stay", RemoveDoneAsync),
        new("work that was removed and comes back has a higher fence than ever before", FenceAsync),
        new("erasing a record removes the words about it, and keeps code, owner and mappings that are missing", EraseAsync),
        new("erasing a record touches neither its ledger and links nor the seal", EraseKeepsAsync),
    ];

    private static async Task SealAsync(StoreScene scene)
    {
        Expect.Equal(new AuditVerdict(0, null, AuditSeal.Start), await VerifyAsync(scene), "the verdict on nothing");
        await AuditAsync(scene, "a", "b");
        Expect.Equal(0L, (await VerifyAsync(scene)).Sealed, "the number of sealed rows before the first seal");
        await SealsAsync(scene);
        var first = await VerifyAsync(scene);
        Expect.Equal(2L, first.Sealed, "the number of sealed rows");
        await AuditAsync(scene, "c");
        Expect.Equal(first, await VerifyAsync(scene), "the verdict before the next seal");
        await SealsAsync(scene);
        var second = await VerifyAsync(scene);
        Expect.Equal(3L, second.Sealed, "the number of sealed rows after the next seal");
        Expect.Equal(null, second.BrokenAt, "the first broken row");
        Expect.True(first.LastSeal != second.LastSeal, "the last seal changes with what is sealed");
    }

    private static async Task SameSealAsync(StoreScene scene)
    {
        await AuditAsync(scene, "a");
        await SealsAsync(scene);
        var expected = AuditSeal.Next(AuditSeal.Start, 1, scene.Now, new AuditEntry("a", "replayed", "ann", string.Empty));
        Expect.Equal(expected, (await VerifyAsync(scene)).LastSeal, "the seal of the first row");
    }

    private static async Task RemoveAuditAsync(StoreScene scene)
    {
        await AuditAsync(scene, "a", "b");
        await scene.AdvanceAsync(Lease);
        await AuditAsync(scene, "c");
        await SealsAsync(scene);
        var before = await VerifyAsync(scene);
        await scene.CommitAsync(new Commit { Retention = new Retention(default, scene.Now) });
        Expect.Equal(before with { Sealed = 1 }, await VerifyAsync(scene), "the verdict after old rows were removed");
        await scene.CommitAsync(new Commit { Retention = new Retention(default, scene.Now + Second) });
        Expect.Equal(before with { Sealed = 0 }, await VerifyAsync(scene), "the verdict after all rows were removed");
        await AuditAsync(scene, "d");
        await SealsAsync(scene);
        Expect.Equal(1L, (await VerifyAsync(scene)).Sealed, "the number of sealed rows afterwards");
    }

    private static async Task KeepUnsealedAsync(StoreScene scene)
    {
        await AuditAsync(scene, "a");
        await scene.AdvanceAsync(Lease);
        await scene.CommitAsync(new Commit { Retention = new Retention(default, scene.Now) });
        await SealsAsync(scene);
        Expect.Equal(1L, (await VerifyAsync(scene)).Sealed, "the number of sealed rows");
    }

    private static async Task RemoveDoneAsync(StoreScene scene)
    {
        var claim = await scene.HintAndClaimAsync("old");
        await scene.BeginAsync(claim);
        await scene.CommitAsync(new Commit { Claim = claim, End = new WorkEnd.Done(), Links = [LinkTo("old", "S1")], Effects = [Completion("1", "S1")] });
        await scene.EndAsync(await scene.HintAndClaimAsync("parked"), new WorkEnd.Park(Reason("code")));
        await scene.AdvanceAsync(Lease);
        await scene.EndAsync(await scene.HintAndClaimAsync("young"), new WorkEnd.Done());
        await scene.HintAsync("pending");
        await scene.CommitAsync(new Commit { Retention = new Retention(scene.Now, default) });
        Expect.Equal(null, await scene.Store.Queries.FindWorkAsync(Key("old"), CancellationToken.None), "work that was done long ago");
        Expect.Equal(new WorkCounts(1, 0, 1, 1), await scene.Store.Queries.CountAsync(Flow, CancellationToken.None), "the counts of what stays");
        Expect.Equal(1, (await scene.LinksAsync("old")).Length, "the number of links of work that was removed");
        Expect.Is<BeginResult.Completed>(await scene.BeginAsync(await scene.ClaimOneAsync("pending")), "the ledger's answer afterwards");
    }

    private static async Task FenceAsync(StoreScene scene)
    {
        for (var i = 0; i < 3; i++)
        {
            await scene.EndAsync(await scene.HintAndClaimAsync("1"), new WorkEnd.Done());
        }

        var before = await scene.WorkAsync("1");
        await scene.AdvanceAsync(Lease);
        await scene.CommitAsync(new Commit { Retention = new Retention(scene.Now, default) });
        var back = await scene.HintAndClaimAsync("1");
        Expect.True(back.Fence > before.Fence, $"the fence is above {before.Fence}, not {back.Fence}");
    }

    private static async Task EraseAsync(StoreScene scene)
    {
        await scene.EndAsync(await scene.HintAndClaimAsync("1"), new WorkEnd.Park(Reason("code")));
        await scene.EndAsync(await scene.HintAndClaimAsync("2"), new WorkEnd.RetryAt(scene.Now + Lease, "Ann Smith fails", CountsAttempt: true));
        await scene.EndAsync(await scene.HintAndClaimAsync("3"), new WorkEnd.Park(Reason("code")));
        await scene.CommitAsync(new Commit { Erasures = [Order("1"), Order("2"), Order("unknown")] });
        var parked = await scene.ParkedAsync();
        var erased = parked.Single(entry => entry.Key == Key("1")).Reason;
        Expect.Equal(Reason("code").Erased() with { Missing = [] }, erased with { Missing = [] }, "the reason of an erased record");
        Expect.Equal(Reason("code").Explanation, parked.Single(entry => entry.Key == Key("3")).Reason.Explanation, "the reason of another record");
        Expect.Equal(string.Empty, (await scene.WorkAsync("2")).LastError, "why erased work was put off");
        await scene.CommitAsync(new Commit { ReplayAll = new ParkFilter(Code: "code") });
        Expect.Equal(0, (await scene.ParkedAsync()).Length, "the number of parked entries after a replay by code");
    }

    private static async Task EraseKeepsAsync(StoreScene scene)
    {
        var claim = await scene.HintAndClaimAsync("1");
        await scene.BeginAsync(claim);
        await scene.CommitAsync(new Commit { Claim = claim, End = new WorkEnd.Done(), Links = [LinkTo("1", "S1")], Effects = [Completion("1", "S1")] });
        await AuditAsync(scene, Order("1").ToString());
        await SealsAsync(scene);
        var before = await VerifyAsync(scene);
        await scene.CommitAsync(new Commit { Erasures = [Order("1")] });
        Expect.Equal(before, await VerifyAsync(scene), "the verdict on the audit");
        Expect.Equal(1, (await scene.LinksAsync("1")).Length, "the number of links");
        Expect.Is<BeginResult.Completed>(await scene.BeginAsync(await scene.HintAndClaimAsync("1")), "the ledger's answer");
    }

    private static Task<CommitResult> AuditAsync(StoreScene scene, params string[] subjects) => scene.CommitAsync(new Commit
    {
        Audit = [.. subjects.Select(subject => new AuditEntry(subject, "replayed", "ann", string.Empty))],
    });

    private static Task<CommitResult> SealsAsync(StoreScene scene) => scene.CommitAsync(new Commit { SealsAudit = true });

    private static Task<AuditVerdict> VerifyAsync(StoreScene scene) => scene.Store.Queries.VerifyAuditAsync(CancellationToken.None).AsTask();
}
