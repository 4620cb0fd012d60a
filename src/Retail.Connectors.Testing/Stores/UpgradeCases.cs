using Retail.Connectors.Changes;
using Retail.Connectors.Pipelines.Effects;
using Retail.Connectors.Pipelines.Mapping;
using Retail.Connectors.Pipelines.Operations;
using Retail.Connectors.Pipelines.Parking;
using Retail.Connectors.Pipelines.Work;
using static Retail.Connectors.Testing.Stores.StoreScene;

namespace Retail.Connectors.Testing.Stores;

/// <summary>Data that earlier versions left, and data that only newer ones understand.</summary>
internal static class UpgradeCases
{
    /// <summary>What is looked for in the data of every earlier version.</summary>
    public static IEnumerable<StoreStatement> OfEarlier =>
    [
        new("work of an earlier version is there in every state, and open work goes on with a higher fence", WorkAsync),
        new("work that an earlier version parked is found by its code and its owner", ParkedAsync),
        new("work that an earlier version parked is found by the mapping that it misses", MissingAsync),
        new("links, shadows, cursors and identities of an earlier version are as they were", KnownAsync),
        new("an effect that an earlier version completed is not begun again, and one that it began is of unknown outcome", LedgerAsync),
        new("the audit of an earlier version can be sealed", AuditAsync),
        new("words can be mapped in the data of an earlier version, and what it parked for want of one is tried again", MappingAsync),
        new("when the data is opened for the second time, nothing is left to bring up to date", TwiceAsync),
    ];

    /// <summary>Data of a version that nobody knows.</summary>
    public static async Task NewerAsync(IVersionedStoreFixture fixture)
    {
        var store = await fixture.OpenAsync();
        await store.CommitAsync(new Commit { Hints = [new RaisedHint(Key("1"), null)] }, CancellationToken.None);
        await fixture.MarkNewerAsync();
        await Expect.RefusedAsync(
            async () =>
            {
                var older = await fixture.OpenAsync();
                await older.CommitAsync(new Commit { Hints = [new RaisedHint(Key("2"), null)] }, CancellationToken.None);
            },
            "a store opens data of a newer version and writes to it");
        await Expect.RefusedAsync(
            async () =>
            {
                var older = await fixture.OpenAsync();
                await older.ClaimAsync(new ClaimRequest("node-1", [Flow], 10, Lease), CancellationToken.None);
            },
            "a store opens data of a newer version and claims work");
    }

    private static async Task WorkAsync(StoreScene scene)
    {
        Expect.Equal(new WorkCounts(1, 0, 2, 1), await scene.Store.Queries.CountAsync(Flow, CancellationToken.None), "the numbers of pieces of work");
        var fence = (await scene.WorkAsync("1")).Fence;
        var claim = await scene.ClaimOneAsync("1");
        Expect.True(claim.Fence > fence, $"the fence goes on above {fence}, not with {claim.Fence}");
        Expect.Equal(CommitResult.Committed, await scene.EndAsync(claim, new WorkEnd.Done()), "the end of the work");
    }

    private static async Task ParkedAsync(StoreScene scene)
    {
        await scene.EndAsync(await scene.ClaimOneAsync("1"), new WorkEnd.Done());
        await scene.CommitAsync(new Commit { ReplayAll = new ParkFilter(Flow, "money-differs", ParkOwner.Finance) });
        await scene.ClaimOneAsync("3");
        Expect.Sequence(["missing-mapping"], (await scene.ParkedAsync()).Select(parked => parked.Reason.Code), "the codes of what is still parked");
    }

    private static async Task MissingAsync(StoreScene scene)
    {
        await scene.EndAsync(await scene.ClaimOneAsync("1"), new WorkEnd.Done());
        await scene.CommitAsync(new Commit { Mapped = [StoreHistory.Unmapped] });
        await scene.ClaimOneAsync("2");
    }

    private static async Task KnownAsync(StoreScene scene)
    {
        Expect.Sequence([(Document("S4"), "S4")], (await scene.LinksAsync("4")).Select(link => (link.Target, link.DisplayName)), "the links of order 4");
        var shadow = await scene.Store.Queries.FindShadowAsync(Order("4"), Flow, CancellationToken.None);
        Expect.Equal((new Revision("z"), Asked), (shadow?.Seen, shadow?.Written), "the shadow of order 4");
        Expect.Equal(new Cursor("7"), await scene.Store.Queries.FindCursorAsync(StoreHistory.Feed, CancellationToken.None), "the cursor");
        Expect.Equal(
            StoreHistory.Identity, await scene.Store.PinIdentityAsync("shop", "https://other.example", CancellationToken.None), "the identity of the shop");
    }

    private static async Task LedgerAsync(StoreScene scene)
    {
        var claim = await scene.ClaimOneAsync("1");
        Expect.Is<BeginResult.Again>(await scene.BeginAsync(claim, "1"), "the answer for the effect that was begun");
        var done = Expect.Is<BeginResult.Completed>(await scene.BeginAsync(claim, "4"), "the answer for the effect that was completed");
        Expect.Equal((Asked, Document("S4")), (done.Command, done.Receipt.Document), "what was asked, and what it left");
    }

    private static async Task AuditAsync(StoreScene scene)
    {
        await scene.CommitAsync(new Commit { SealsAudit = true });
        var verdict = await scene.Store.Queries.VerifyAuditAsync(CancellationToken.None);
        Expect.Equal((1L, null), (verdict.Sealed, verdict.BrokenAt), "the number of sealed rows, and the first broken one");
    }

    private static async Task MappingAsync(StoreScene scene)
    {
        await scene.EndAsync(await scene.ClaimOneAsync("1"), new WorkEnd.Done());
        var edit = new MappingEdit(MappingWord.For(StoreHistory.Unmapped), "Card", Seen: 0, "ann");
        Expect.Equal(
            CommitResult.Committed, await scene.CommitAsync(new Commit { Edits = [edit], Mapped = [StoreHistory.Unmapped] }), "the answer to an edit");
        var stored = await scene.Store.Queries.ListMappingsAsync(CancellationToken.None);
        Expect.Sequence([(edit.Word, "Card")], stored.Select(mapping => (mapping.Word, mapping.Mapped)), "the edits");
        await scene.ClaimOneAsync("2");
    }

    private static async Task TwiceAsync(StoreScene scene)
    {
        Expect.Equal(4L, (await scene.Store.Queries.CountAsync(Flow, CancellationToken.None)).Total, "the number of pieces of work");
        var again = await OpenAsync(scene.Fixture);
        Expect.Equal(4L, (await again.Store.Queries.CountAsync(Flow, CancellationToken.None)).Total, "the number of pieces of work, opened again");
        await again.ClaimOneAsync("1");
    }
}
