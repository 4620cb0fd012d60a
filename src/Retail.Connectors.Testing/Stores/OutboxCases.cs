using Retail.Connectors.Pipelines.Events;
using Retail.Connectors.Pipelines.Parking;
using Retail.Connectors.Pipelines.Work;
using static Retail.Connectors.Testing.Stores.StoreScene;

namespace Retail.Connectors.Testing.Stores;

/// <summary>Events are stored with what they tell of, and given out in order until they are published.</summary>
internal static class OutboxCases
{
    public static IEnumerable<StoreStatement> All =>
    [
        new("events are stored with the commit that they tell of, and come back as they were", StoredAsync),
        new("no event is stored when the fence is lost", FenceLostAsync),
        new("an event whose id is stored already is not stored again", OnceAsync),
        new("an event about the end of a claim is not stored when the version rose", EndEventAsync),
        new("an event about a record that is parked unclaimed is stored when it was not parked before", ParkedAsync),
        new("events are given out in the order in which they were stored, at most as many as were asked for", OrderAsync),
        new("while one reader's lease lasts no other is given any", OneReaderAsync),
        new("when the lease ends another reader takes over, and the first can mark nothing any more", TakenOverAsync),
        new("a reader that asks again keeps its fence, and its lease begins anew", KeepsTurnAsync),
        new("what is marked is not given out again, and the rest is", MarkAsync),
        new("the backlog counts what is not published, and says since when the oldest waits", BacklogAsync),
        new("published events are removed when they are old, and others never", RemoveAsync),
        new("events that many store at one time are all given out once", ManyAsync),
    ];

    private static async Task StoredAsync(StoreScene scene)
    {
        var claim = await scene.HintAndClaimAsync("1");
        var stored = new CanonicalEvent("a", "retail.order.submitted", Order("1"), CanonicalEvent.NoData.Add("b", "ß").Add("a", string.Empty)) { Trace = "00-1-2-01" };
        await scene.CommitAsync(new Commit { Claim = claim, End = new WorkEnd.Done(), Events = [stored], EndEvents = [New("end")] });
        var batch = await ClaimAsync(scene) ?? throw new ConformanceException("Expected that the events are given out.");
        Expect.Sequence(["a", "end"], batch.Events.Select(item => item.Event.Id), "the events");
        var found = batch.Events[0];
        Expect.Equal(scene.Now, found.At, "when the event was stored");
        Expect.Equal((stored.Type, stored.Subject, stored.Trace), (found.Event.Type, found.Event.Subject, found.Event.Trace), "the event");
        Expect.Sequence(stored.Data, found.Event.Data, "its data");
        Expect.Sequence([], batch.Events[1].Event.Data, "the data of an event that has none");
    }

    private static async Task FenceLostAsync(StoreScene scene)
    {
        var claim = await scene.HintAndClaimAsync("1");
        await scene.AdvanceAsync(Lease);
        await scene.CommitAsync(new Commit
        {
            Claim = claim,
            End = new WorkEnd.Done(),
            Events = [New("a")],
            EndEvents = [New("b")],
            Parks = [new ParkedRecord(Key("2"), Reason("code")) { Event = New("c") }],
        });
        Expect.Equal(0L, (await Outbox(scene).CountAsync(CancellationToken.None)).Count, "the number of stored events");
    }

    private static async Task OnceAsync(StoreScene scene)
    {
        await StoreAsync(scene, "a", "a");
        await StoreAsync(scene, "a");
        await PublishAsync(scene, "a");
        await StoreAsync(scene, "a", "b");
        await ExpectOpenAsync(scene, "b");
    }

    private static async Task EndEventAsync(StoreScene scene)
    {
        var claim = await scene.HintAndClaimAsync("1");
        await scene.HintAsync("1");
        await scene.CommitAsync(new Commit { Claim = claim, End = new WorkEnd.Park(Reason("code")), Events = [New("a")], EndEvents = [New("b")] });
        await ExpectOpenAsync(scene, "a");
        var again = await scene.ClaimOneAsync("1");
        await scene.CommitAsync(new Commit { Claim = again, End = new WorkEnd.Park(Reason("code")), EndEvents = [New("b")] });
        await ExpectOpenAsync(scene, "a", "b");
    }

    private static async Task ParkedAsync(StoreScene scene)
    {
        await ParkAsync(scene, "1", "first");
        await ParkAsync(scene, "1", "again");
        var claim = await scene.HintAndClaimAsync("2");
        await ParkAsync(scene, "2", "claimed by another");
        await scene.EndAsync(claim, new WorkEnd.Done());
        await scene.CommitAsync(new Commit { Replays = [Key("1")] });
        await ParkAsync(scene, "1", "after a replay");
        await ExpectOpenAsync(scene, "first", "after a replay");
    }

    private static async Task OrderAsync(StoreScene scene)
    {
        await StoreAsync(scene, "c", "a");
        await StoreAsync(scene, "b");
        Expect.Sequence(["c", "a"], Ids(await ClaimAsync(scene, max: 2)), "the events when two were asked for");
        await ExpectOpenAsync(scene, "c", "a", "b");
    }

    private static async Task OneReaderAsync(StoreScene scene)
    {
        var other = await OpenAsync(scene.Fixture);
        Expect.Equal(null, await ClaimAsync(scene), "the events of an empty outbox");
        await StoreAsync(scene, "a");
        await ExpectOpenAsync(scene, "a");
        await scene.AdvanceAsync(Lease - Second);
        Expect.Equal(null, await ClaimAsync(other, "other"), "the events of another reader before the lease ends");
    }

    private static async Task TakenOverAsync(StoreScene scene)
    {
        await StoreAsync(scene, "a");
        var first = await ClaimAsync(scene) ?? throw new ConformanceException("Expected that the event is given out.");
        await scene.AdvanceAsync(Lease);
        var second = await ClaimAsync(scene, "other") ?? throw new ConformanceException("Expected that the event is given out when the lease has ended.");
        Expect.True(second.Fence > first.Fence, $"the fence is above {first.Fence}, not {second.Fence}");
        Expect.Equal(false, await MarkAsync(scene, first), "whether the first reader may mark");
        Expect.Equal(null, await ClaimAsync(scene), "the events of the first reader while the second reads");
        Expect.Equal(true, await MarkAsync(scene, second), "whether the second reader may mark");
        Expect.Equal(0L, (await Outbox(scene).CountAsync(CancellationToken.None)).Count, "the number of events that are left");
    }

    private static async Task KeepsTurnAsync(StoreScene scene)
    {
        await StoreAsync(scene, "a");
        var first = await ClaimAsync(scene);
        await scene.AdvanceAsync(Lease - Second);
        Expect.Equal(first?.Fence, (await ClaimAsync(scene))?.Fence, "the fence of a reader that asks again");
        await scene.AdvanceAsync(Lease - Second);
        Expect.Equal(null, await ClaimAsync(scene, "other"), "the events of another reader while the new lease lasts");
    }

    private static async Task MarkAsync(StoreScene scene)
    {
        await StoreAsync(scene, "a", "b", "c");
        await PublishAsync(scene, "b");
        await ExpectOpenAsync(scene, "a", "c");
        await PublishAsync(scene, "a", "c");
        Expect.Equal(null, await ClaimAsync(scene), "the events when all are published");
    }

    private static async Task BacklogAsync(StoreScene scene)
    {
        Expect.Equal(new EventBacklog(0, null), await Outbox(scene).CountAsync(CancellationToken.None), "the backlog of an empty outbox");
        await StoreAsync(scene, "a");
        await scene.AdvanceAsync(Second);
        await StoreAsync(scene, "b");
        Expect.Equal(new EventBacklog(2, scene.Now - Second), await Outbox(scene).CountAsync(CancellationToken.None), "the backlog");
        await PublishAsync(scene, "a");
        Expect.Equal(new EventBacklog(1, scene.Now), await Outbox(scene).CountAsync(CancellationToken.None), "the backlog after one was published");
    }

    private static async Task RemoveAsync(StoreScene scene)
    {
        await StoreAsync(scene, "a", "b", "c", "d");
        await PublishAsync(scene, "a", "b");
        await scene.AdvanceAsync(Second);
        await PublishAsync(scene, "c");
        Expect.Equal(1, await RemoveAsync(scene, max: 1), "the number of removed events when one was asked for");
        Expect.Equal(1, await RemoveAsync(scene, max: 10), "the number of removed events that are old");
        Expect.Equal(0, await RemoveAsync(scene, max: 10), "the number of removed events when none is old");
        await ExpectOpenAsync(scene, "d");
    }

    private static async Task ManyAsync(StoreScene scene)
    {
        const int Events = 300;
        var other = await OpenAsync(scene.Fixture);
        await Task.WhenAll(Enumerable.Range(0, Events).Select(i => Task.Run(() => StoreAsync(i % 2 == 0 ? scene : other, $"{i}"))));
        var ids = Ids(await ClaimAsync(scene, max: Events + 1)).ToArray();
        Expect.Equal(Events, ids.Length, "the number of events");
        Expect.Equal(Events, ids.Distinct().Count(), "the number of different events");
    }

    private static IEventOutbox Outbox(StoreScene scene) => Expect.Is<IEventOutbox>(scene.Store, "the store's outbox");

    private static CanonicalEvent New(string id) => new(id, "retail.test", Order("1"));

    private static Task<CommitResult> StoreAsync(StoreScene scene, params string[] ids) =>
        scene.CommitAsync(new Commit { Events = [.. ids.Select(New)] });

    private static Task<CommitResult> ParkAsync(StoreScene scene, string id, string about) =>
        scene.CommitAsync(new Commit { Parks = [new ParkedRecord(Key(id), Reason("code")) { Event = New(about) }] });

    private static async Task<EventBatch?> ClaimAsync(StoreScene scene, string reader = "reader", int max = 100) =>
        await Outbox(scene).ClaimAsync(new EventClaim(reader, max, Lease), CancellationToken.None);

    private static async Task<bool> MarkAsync(StoreScene scene, EventBatch batch) =>
        await Outbox(scene).MarkPublishedAsync(batch.Fence, [.. batch.Events.Select(item => item.Sequence)], CancellationToken.None);

    private static async Task<int> RemoveAsync(StoreScene scene, int max) =>
        await Outbox(scene).RemovePublishedAsync(scene.Now, max, CancellationToken.None);

    private static async Task PublishAsync(StoreScene scene, params string[] ids)
    {
        var batch = await ClaimAsync(scene) ?? throw new ConformanceException("Expected that there are events to publish.");
        Expect.Equal(true, await MarkAsync(scene, batch with { Events = batch.Events.RemoveAll(item => !ids.Contains(item.Event.Id)) }), "whether the events are marked");
    }

    private static async Task ExpectOpenAsync(StoreScene scene, params string[] ids) =>
        Expect.Sequence(ids, Ids(await ClaimAsync(scene)), "the events to publish");

    private static IEnumerable<string> Ids(EventBatch? batch) => batch?.Events.Select(item => item.Event.Id) ?? [];
}
