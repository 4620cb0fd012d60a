using System.Globalization;
using Retail.Connectors.Pipelines.Events;
using Retail.Connectors.Pipelines.Mapping;
using Retail.Connectors.Pipelines.Work;
using static Retail.Connectors.Testing.Stores.StoreScene;

namespace Retail.Connectors.Testing.Stores;

/// <summary>What people say that words mean.</summary>
internal static class MappingCases
{
    private static readonly MappingWord Visa = new("payment-method", "shop", "erp", "visa");

    public static IEnumerable<StoreStatement> All =>
    [
        new("an edit is kept with its word, what it means, its version, who made it and when", EditAsync),
        new("a store without edits has version 0, and each edit has a higher version than all before it, of any word", VersionsAsync),
        new("words differ by table, by system and by case, and the empty one is a word", WordsAsync),
        new("an edit that saw another version than the word has is refused, and nothing of its commit is stored", OutdatedAsync),
        new("one outdated edit keeps all edits of its commit from being stored", OutdatedTogetherAsync),
        new("an edit that is removed counts no more, stays in the history, and the next one sees none", RemoveAsync),
        new("the history of a word has all its edits, the oldest first", HistoryAsync),
        new("an edit and the work that waited for it are stored and woken by one commit", WakesAsync),
        new("work that is to be parked with older mappings than the store's is due at once, and no event tells of its end", ParkOutdatedAsync),
        new("work that is to be parked with the store's mappings, or without any, is parked", ParkCurrentAsync),
        new("work that ends otherwise ends whatever mappings it was planned with", EndOutdatedAsync),
        new("of many that edit one word at one time, one is stored", EditRaceAsync),
        new("edits that race with the parking of what waits for them are never missed", ParkRaceAsync),
        new("edits are seen by another instance on the same data", OtherInstanceAsync),
    ];

    private static async Task EditAsync(StoreScene scene)
    {
        Expect.Equal(CommitResult.Committed, await EditAsync(scene, Visa, "Card", seen: 0), "the answer");
        Expect.Sequence([new StoredMapping(Visa, "Card", await VersionAsync(scene), "ann", scene.Now)], await ListAsync(scene), "the edits");
    }

    private static async Task VersionsAsync(StoreScene scene)
    {
        Expect.Equal(0L, await VersionAsync(scene), "the version before any edit");
        var (first, second) = (await SavedAsync(scene, Visa, "Card"), await SavedAsync(scene, Visa with { Value = "cod" }, "Cash"));
        Expect.True(first > 0 && second > first, $"versions rise, from {first} to {second}");
        await EditAsync(scene, Visa, mapped: null, seen: first);
        Expect.True(await VersionAsync(scene) > second, "the version rises when an edit is removed");
    }

    private static async Task WordsAsync(StoreScene scene)
    {
        MappingWord[] words =
        [
            Visa, Visa with { Table = "tax" }, Visa with { From = "other" }, Visa with { To = "other" }, Visa with { Value = "VISA" },
            Visa with { Value = string.Empty }, Visa with { Value = "o'ne \"x\" ü€\n" },
        ];
        foreach (var word in words)
        {
            Expect.Equal(CommitResult.Committed, await EditAsync(scene, word, string.Empty, seen: 0), $"the answer for {word}");
        }

        Expect.Sequence(words, (await ListAsync(scene)).OrderBy(edit => edit.Version).Select(edit => edit.Word), "the words");
        Expect.True((await ListAsync(scene)).All(edit => edit.Mapped is { Length: 0 }), "an empty meaning is kept as it is");
    }

    private static async Task OutdatedAsync(StoreScene scene)
    {
        var first = await SavedAsync(scene, Visa, "Card");
        foreach (var seen in new[] { 0, first + 1 })
        {
            var commit = new Commit { Edits = [new MappingEdit(Visa, "Other", seen, "bob")], Hints = [new RaisedHint(Key("1"), null)] };
            Expect.Equal(CommitResult.EditOutdated, await scene.CommitAsync(commit), $"the answer to an edit that saw {seen}");
        }

        Expect.Equal(null, await scene.Store.Queries.FindWorkAsync(Key("1"), CancellationToken.None), "the hinted work");
        Expect.Sequence([("Card", "ann")], (await ListAsync(scene)).Select(edit => (edit.Mapped, edit.Actor)), "the edits");
        Expect.Equal(CommitResult.Committed, await EditAsync(scene, Visa, "Other", first), "the answer to an edit that saw the last version");
    }

    private static async Task OutdatedTogetherAsync(StoreScene scene)
    {
        await SavedAsync(scene, Visa, "Card");
        var commit = new Commit { Edits = [new MappingEdit(Visa with { Value = "cod" }, "Cash", 0, "bob"), new MappingEdit(Visa, "Other", 0, "bob")] };
        Expect.Equal(CommitResult.EditOutdated, await scene.CommitAsync(commit), "the answer");
        Expect.Sequence([Visa], (await ListAsync(scene)).Select(edit => edit.Word), "the words that are edited");
    }

    private static async Task RemoveAsync(StoreScene scene)
    {
        var first = await SavedAsync(scene, Visa, "Card");
        Expect.Equal(CommitResult.EditOutdated, await EditAsync(scene, Visa, mapped: null, seen: 0), "the answer to a removal that saw no edit");
        Expect.Equal(CommitResult.Committed, await EditAsync(scene, Visa, mapped: null, first), "the answer to a removal");
        Expect.Equal(0, (await ListAsync(scene)).Length, "the number of edits that count");
        Expect.Equal(CommitResult.EditOutdated, await EditAsync(scene, Visa, "Other", first), "the answer to an edit that saw what was removed");
        await SavedAsync(scene, Visa, "Again");
        Expect.Sequence(["Card", null, "Again"], (await HistoryAsync(scene, Visa)).Select(edit => edit.Mapped), "the history");
    }

    private static async Task HistoryAsync(StoreScene scene)
    {
        var first = await SavedAsync(scene, Visa, "Card");
        await SavedAsync(scene, Visa with { Value = "cod" }, "Cash");
        await scene.AdvanceAsync(Second);
        await EditAsync(scene, Visa, "Other", first, "bob");
        Expect.Sequence(
            [("Card", "ann", scene.Now - Second), ("Other", "bob", scene.Now)],
            (await HistoryAsync(scene, Visa)).Select(edit => (edit.Mapped, edit.Actor, edit.At)),
            "the history");
        Expect.Equal(0, (await HistoryAsync(scene, Visa with { Value = "unknown" })).Length, "the number of edits of another word");
    }

    private static async Task WakesAsync(StoreScene scene)
    {
        await ParkAsync(scene, "1", known: 0);
        await EditAsync(scene, Visa, "Card", seen: 0);
        await scene.ClaimOneAsync("1");
        Expect.Equal(0, (await scene.ParkedAsync()).Length, "the number of parked entries");
    }

    private static async Task ParkOutdatedAsync(StoreScene scene)
    {
        var claim = await scene.HintAndClaimAsync("1");
        await SavedAsync(scene, Visa, "Card");
        var told = new CanonicalEvent("told", "retail.test", Order("1"));
        Expect.Equal(CommitResult.VersionRose, await scene.CommitAsync(ParkOf(claim, known: 0) with { EndEvents = [told] }), "the answer");
        Expect.Equal(0, (await scene.ParkedAsync()).Length, "the number of parked entries");
        var again = await scene.ClaimOneAsync("1");
        Expect.Equal((claim.Version + 1, 1), (again.Version, again.Attempts), "the version and attempts of the next claim");
        Expect.Equal(
            CommitResult.Committed,
            await scene.CommitAsync(ParkOf(again, await VersionAsync(scene)) with { EndEvents = [told] }),
            "the answer when it is parked with the store's mappings");
    }

    private static async Task ParkCurrentAsync(StoreScene scene)
    {
        var version = await SavedAsync(scene, Visa with { Value = "cod" }, "Cash");
        await ParkAsync(scene, "1", version);
        await ParkAsync(scene, "2", known: null);
        Expect.Equal(2, (await scene.ParkedAsync()).Length, "the number of parked entries");
        await scene.ExpectNothingToClaimAsync("after all is parked");
    }

    private static async Task EndOutdatedAsync(StoreScene scene)
    {
        var done = await scene.HintAndClaimAsync("1");
        var late = await scene.HintAndClaimAsync("2");
        await SavedAsync(scene, Visa, "Card");
        var answers = new[]
        {
            await scene.CommitAsync(new Commit { Claim = done, End = new WorkEnd.Done(), MappingVersion = 0 }),
            await scene.CommitAsync(new Commit { Claim = late, End = new WorkEnd.RetryAt(scene.Now + Lease, "late", CountsAttempt: true), MappingVersion = 0 }),
        };
        Expect.Sequence([CommitResult.Committed, CommitResult.Committed], answers, "the answers");
        await scene.ExpectNothingToClaimAsync("after it has ended");
    }

    private static async Task EditRaceAsync(StoreScene scene)
    {
        const int Editors = 20;
        var answers = await Task.WhenAll(Enumerable.Range(0, Editors).Select(
            i => Task.Run(() => EditAsync(scene, Visa, i.ToString(CultureInfo.InvariantCulture), seen: 0))));
        Expect.Equal(1, answers.Count(answer => answer == CommitResult.Committed), "the number of edits that were stored");
        Expect.Equal(Editors - 1, answers.Count(answer => answer == CommitResult.EditOutdated), "the number of edits that were refused");
        Expect.Equal(1, (await HistoryAsync(scene, Visa)).Length, "the length of the history");
    }

    private static async Task ParkRaceAsync(StoreScene scene)
    {
        var other = await OpenAsync(scene.Fixture);
        for (var i = 0; i < 30; i++)
        {
            var claim = await scene.HintAndClaimAsync("1");
            var known = await VersionAsync(scene);
            var word = Visa with { Value = i.ToString(CultureInfo.InvariantCulture) };
            await Task.WhenAll(
                Task.Run(() => scene.CommitAsync(ParkOf(claim, known, word))),
                Task.Run(() => EditAsync(other, word, "Card", seen: 0)));
            await scene.EndAsync(await scene.ClaimOneAsync("1"), new WorkEnd.Done());
        }
    }

    private static async Task OtherInstanceAsync(StoreScene scene)
    {
        await SavedAsync(scene, Visa, "Card");
        var other = await OpenAsync(scene.Fixture);
        Expect.Sequence(await ListAsync(scene), await ListAsync(other), "the edits");
        Expect.Equal(await VersionAsync(scene), await VersionAsync(other), "the version");
    }

    private static Task<CommitResult> EditAsync(StoreScene scene, MappingWord word, string? mapped, long seen, string actor = "ann") =>
        scene.CommitAsync(new Commit { Edits = [new MappingEdit(word, mapped, seen, actor)], Mapped = [word.ToMissing()] });

    private static async Task<long> SavedAsync(StoreScene scene, MappingWord word, string mapped)
    {
        Expect.Equal(CommitResult.Committed, await EditAsync(scene, word, mapped, seen: 0), $"the answer for {word}");
        return await VersionAsync(scene);
    }

    private static async Task<long> VersionAsync(StoreScene scene) => await scene.Store.Queries.FindMappingVersionAsync(CancellationToken.None);

    private static async Task<StoredMapping[]> ListAsync(StoreScene scene) =>
        [.. await scene.Store.Queries.ListMappingsAsync(CancellationToken.None)];

    private static async Task<StoredMapping[]> HistoryAsync(StoreScene scene, MappingWord word) =>
        [.. await scene.Store.Queries.ListMappingHistoryAsync(word, CancellationToken.None)];

    private static Commit ParkOf(Claim claim, long? known, MappingWord? word = null) => new()
    {
        Claim = claim,
        End = new WorkEnd.Park(Reason("missing-mapping") with { Missing = [(word ?? Visa).ToMissing()] }),
        MappingVersion = known,
    };

    private static async Task ParkAsync(StoreScene scene, string id, long? known) =>
        Expect.Equal(CommitResult.Committed, await scene.CommitAsync(ParkOf(await scene.HintAndClaimAsync(id), known)), $"the end of order {id}");
}
