using System.Collections.Immutable;
using Retail.Connectors.Pipelines.Batches;
using Retail.Connectors.Pipelines.Work;
using static Retail.Connectors.Testing.Stores.StoreScene;

namespace Retail.Connectors.Testing.Stores;

/// <summary>Items of batch flows.</summary>
internal static class ItemCases
{
    private const string Batch = "stock/us";

    private static readonly string[] Unsorted = ["b", "B", "a", "c"];

    public static IEnumerable<StoreStatement> All =>
    [
        new("an item that nobody marked or stored is not there", NoneAsync),
        new("a mark makes an item due, and the earliest of several counts", MarkAsync),
        new("storing an item ends its mark and keeps its note", StoreAsync),
        new("a mark that came after an item was read stays when it is stored", MarkedMeanwhileAsync),
        new("an item without note and due time is gone", GoneAsync),
        new("items are listed by name, page by page, and by flow", ListAsync),
        new("what is due first is listed first", DueAsync),
        new("a commit under a claim may store items and leave the claim as it is", UnderwayAsync),
    ];

    private static Task<CommitResult> MarksAsync(StoreScene scene, params ImmutableArray<ItemMark> marks) => scene.CommitAsync(new Commit { Marks = marks });

    private static Task<CommitResult> ItemsAsync(StoreScene scene, params ImmutableArray<BatchItem> items) => scene.CommitAsync(new Commit { Items = items });

    private static async Task<BatchItem?> FindAsync(StoreScene scene, string name) =>
        (await scene.Store.Queries.FindItemsAsync(Batch, [name], CancellationToken.None)).SingleOrDefault();

    private static async Task<BatchItem> MarkedAsync(StoreScene scene, string name)
    {
        await MarksAsync(scene, new ItemMark(Batch, name, "order"));
        return await FindAsync(scene, name) ?? throw new ConformanceException("Expected a marked item, but the store does not know it.");
    }

    private static async Task NoneAsync(StoreScene scene)
    {
        Expect.Equal(null, await FindAsync(scene, "A"), "an unknown item");
        Expect.Equal(0, (await scene.Store.Queries.ListDueItemsAsync(Batch, 10, CancellationToken.None)).Length, "what is due");
        Expect.Equal(0, (await scene.Store.Queries.FindItemsAsync(Batch, [], CancellationToken.None)).Length, "the items of no name");
    }

    private static async Task MarkAsync(StoreScene scene)
    {
        var now = scene.Now;
        await MarksAsync(scene, new ItemMark(Batch, "A", "erp") { DueAt = now + Lease, Since = now - Second });
        Expect.Equal(
            new BatchItem(Batch, "A") { Version = 1, DueAt = now + Lease, Since = now - Second, Cause = "erp" }, await FindAsync(scene, "A"), "an item with one mark");
        await MarksAsync(scene, new ItemMark(Batch, "A", "order") { DueAt = now + Second }, new ItemMark(Batch, "A", "order") { DueAt = now + Lease });
        Expect.Equal(
            new BatchItem(Batch, "A") { Version = 3, DueAt = now + Second, Since = now - Second, Cause = "erp" }, await FindAsync(scene, "A"), "an item with three marks");
        await MarksAsync(scene, new ItemMark(Batch, "A", "sweep") { DueAt = now + Lease, Since = now - Lease });
        Expect.Equal(
            new BatchItem(Batch, "A") { Version = 4, DueAt = now + Second, Since = now - Lease, Cause = "sweep" }, await FindAsync(scene, "A"), "an item with an older cause");
    }

    private static async Task StoreAsync(StoreScene scene)
    {
        var marked = await MarkedAsync(scene, "A");
        await ItemsAsync(scene, marked with { Memo = "noted", DueAt = null });
        var stored = await FindAsync(scene, "A");
        Expect.Equal(("noted", null, null, string.Empty), (stored?.Memo, stored?.DueAt, stored?.Since, stored?.Cause), "the item once it was looked at");
        await MarksAsync(scene, new ItemMark(Batch, "A", "erp"));
        var again = await FindAsync(scene, "A");
        Expect.Equal(("noted", scene.Now), (again?.Memo, again?.DueAt), "the note and the due time of an item that is marked again");
    }

    private static async Task MarkedMeanwhileAsync(StoreScene scene)
    {
        var read = await MarkedAsync(scene, "A");
        await MarksAsync(scene, new ItemMark(Batch, "A", "erp"));
        await ItemsAsync(scene, read with { Memo = "noted", DueAt = null });
        var stored = await FindAsync(scene, "A");
        Expect.Equal(("noted", read.DueAt), (stored?.Memo, stored?.DueAt), "the note and the due time of an item that was marked meanwhile");
    }

    private static async Task GoneAsync(StoreScene scene)
    {
        var read = await MarkedAsync(scene, "A");
        await ItemsAsync(scene, read with { DueAt = null });
        Expect.Equal(null, await FindAsync(scene, "A"), "an item that was looked at without a note");
        var again = await MarkedAsync(scene, "A");
        await MarksAsync(scene, new ItemMark(Batch, "A", "erp"));
        await ItemsAsync(scene, again with { DueAt = null });
        Expect.True(await FindAsync(scene, "A") is { DueAt: not null }, "an item that was marked meanwhile is there");
    }

    private static async Task ListAsync(StoreScene scene)
    {
        await ItemsAsync(scene, [.. Unsorted.Select(name => new BatchItem(Batch, name) { Memo = name }), new BatchItem("stock/eu", "d") { Memo = "d" }]);
        var first = await scene.Store.Queries.ListItemsAsync(Batch, null, 3, CancellationToken.None);
        Expect.Sequence(["B", "a", "b"], first.Select(item => item.Name), "the first page");
        var rest = await scene.Store.Queries.ListItemsAsync(Batch, "b", 3, CancellationToken.None);
        Expect.Sequence(["c"], rest.Select(item => item.Name), "the second page");
    }

    private static async Task DueAsync(StoreScene scene)
    {
        var now = scene.Now;
        await MarksAsync(
            scene, new ItemMark(Batch, "late", "erp") { DueAt = now + Lease }, new ItemMark(Batch, "now", "erp"), new ItemMark("stock/eu", "other", "erp"),
            new ItemMark(Batch, "early", "erp") { DueAt = now - Second });
        await ItemsAsync(scene, new BatchItem(Batch, "idle") { Memo = "noted" });
        var due = await scene.Store.Queries.ListDueItemsAsync(Batch, 10, CancellationToken.None);
        Expect.Sequence(["early", "now", "late"], due.Select(item => item.Name), "what is due");
        Expect.Sequence(["early"], (await scene.Store.Queries.ListDueItemsAsync(Batch, 1, CancellationToken.None)).Select(item => item.Name), "what is due first");
    }

    private static async Task UnderwayAsync(StoreScene scene)
    {
        var claim = await scene.HintAndClaimAsync("1");
        var result = await scene.CommitAsync(new Commit { Claim = claim, Items = [new BatchItem(Batch, "A") { Memo = "noted" }] });
        Expect.Equal(CommitResult.Committed, result, "the answer to a commit that ends nothing");
        Expect.Equal(CommitResult.Committed, await scene.EndAsync(claim, new WorkEnd.Done()), "the answer to the end that follows");
    }
}
