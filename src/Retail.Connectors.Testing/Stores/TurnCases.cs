using System.Collections.Immutable;
using Retail.Connectors.Pipelines.Work;
using static Retail.Connectors.Testing.Stores.StoreScene;

namespace Retail.Connectors.Testing.Stores;

/// <summary>How many nodes and flows share what there is.</summary>
internal static class TurnCases
{
    public static IEnumerable<StoreStatement> All =>
    [
        new("a flood of one flow does not keep another from its turn", FloodAsync),
        new("a flow with work in progress waits for one that has none, also when there is room for one piece at a time", OneByOneAsync),
        new("more urgent work of one flow goes before less urgent work of another", UrgentFirstAsync),
        new("a node that has room is given all there is of one flow", WholeBatchAsync),
        new("work that a newer version of the flow asked for is left to nodes that know it", VersionAsync),
        new("work keeps the newest version that asked for it", NewestVersionAsync),
        new("no more work of a system is leased at one time than it has slots, over all nodes and flows", SlotsAsync),
        new("a slot is free when its work ends or its lease ends", SlotsFreeAsync),
        new("a flow that uses several systems needs a slot of each", SlotsOfSeveralAsync),
        new("a flood for a system without a free slot keeps no work of other systems back", SystemFloodAsync),
        new("a schedule that every node raises when it starts is one piece of work, and one node at a time has it", ScheduleAsync),
    ];

    private static async Task FloodAsync(StoreScene scene)
    {
        await HintManyAsync(scene, 20);
        await scene.HintAsync("late", flow: OtherFlow);
        var claims = await scene.ClaimAsync(4, "node-1", Flow, OtherFlow);
        Expect.Equal(4, claims.Count, "the number of claims");
        Expect.Equal(1, claims.Count(claim => claim.Key.Flow == OtherFlow), "the number of claims of the flow that is not flooded");
    }

    private static async Task OneByOneAsync(StoreScene scene)
    {
        await HintManyAsync(scene, 20);
        await scene.HintAsync("late", flow: OtherFlow);
        var request = new ClaimRequest("node-1", [Flow, OtherFlow], 1, Lease) { InProgress = ImmutableDictionary<string, int>.Empty.Add(Flow, 3) };
        Expect.Sequence(["late"], await ClaimAsync(scene, request), "what is claimed when there is room for one");
        await scene.HintAsync("later", flow: OtherFlow);
        Expect.Sequence(["00"], await ClaimAsync(scene, request with { InProgress = request.InProgress.SetItem(OtherFlow, 3) }), "what is claimed when both have as much in progress");
    }

    private static async Task UrgentFirstAsync(StoreScene scene)
    {
        await scene.HintAsync("background", priority: WorkPriority.Background);
        await scene.HintAsync("live-1", flow: OtherFlow);
        await scene.HintAsync("live-2", flow: OtherFlow);
        var claims = await scene.ClaimAsync(2, "node-1", Flow, OtherFlow);
        Expect.Equal(2, claims.Count(claim => claim.Key.Flow == OtherFlow), "the number of claims of the more urgent flow");
    }

    private static async Task WholeBatchAsync(StoreScene scene)
    {
        for (var i = 0; i < 20; i++)
        {
            await scene.HintAsync(Id(i));
        }

        Expect.Equal(20, (await scene.ClaimAsync(20, "node-1", Flow, OtherFlow)).Count, "the number of claims");
    }

    private static async Task VersionAsync(StoreScene scene)
    {
        await scene.CommitAsync(new Commit { Hints = [new RaisedHint(Key("new"), null) { FlowVersion = 2 }, new RaisedHint(Key("old"), null)] });
        Expect.Sequence(["old"], await ClaimAsync(scene, Knows(1)), "what a node claims that knows version 1");
        Expect.Sequence(["new"], await ClaimAsync(scene, Knows(2)), "what a node claims that knows version 2");
    }

    private static async Task NewestVersionAsync(StoreScene scene)
    {
        await scene.CommitAsync(new Commit { Hints = [new RaisedHint(Key("1"), null) { FlowVersion = 2 }] });
        await scene.HintAsync("1");
        Expect.Sequence([], await ClaimAsync(scene, Knows(1)), "what a node claims that knows version 1, after an older node hinted");
    }

    private static async Task SlotsAsync(StoreScene scene)
    {
        var other = await OpenAsync(scene.Fixture);
        for (var i = 0; i < 5; i++)
        {
            await scene.HintAsync(Id(i));
            await scene.HintAsync(Id(i), flow: OtherFlow);
        }

        Expect.Equal(3, (await ClaimAsync(scene, Limited(3))).Length, "the number of claims of the first node");
        Expect.Equal(0, (await ClaimAsync(other, Limited(3))).Length, "the number of claims of the second node");
        Expect.Equal(2, (await ClaimAsync(other, Limited(5))).Length, "the number of claims when there are two slots more");
    }

    private static async Task SlotsFreeAsync(StoreScene scene)
    {
        for (var i = 0; i < 3; i++)
        {
            await scene.HintAsync(Id(i));
        }

        var first = (await scene.Store.ClaimAsync(Limited(1), CancellationToken.None)).Single();
        Expect.Equal(0, (await ClaimAsync(scene, Limited(1))).Length, "the number of claims while the slot is taken");
        await scene.EndAsync(first, new WorkEnd.Done());
        Expect.Equal(1, (await ClaimAsync(scene, Limited(1))).Length, "the number of claims after its work ended");
        await scene.AdvanceAsync(Lease);
        Expect.Equal(1, (await ClaimAsync(scene, Limited(1))).Length, "the number of claims after its lease ended");
    }

    private static async Task SlotsOfSeveralAsync(StoreScene scene)
    {
        await scene.HintAsync("1");
        await scene.HintAsync("2");
        var request = Knows(1) with { Slots = ImmutableDictionary<SystemName, int>.Empty.Add("shop", 5).Add("erp", 1) };
        Expect.Equal(1, (await ClaimAsync(scene, request)).Length, "the number of claims when one of two systems has one slot");
    }

    private static async Task SystemFloodAsync(StoreScene scene)
    {
        await HintManyAsync(scene, 50);
        await scene.HintAsync("other", flow: OtherFlow);
        var request = new ClaimRequest("node-1", [Flow, OtherFlow], 4, Lease)
        {
            Scopes = Scope(Flow, 1).Add(OtherFlow, new FlowScope(1, ["crm"])),
            Slots = ImmutableDictionary<SystemName, int>.Empty.Add("erp", 1),
        };
        Expect.Sequence(["00", "other"], (await ClaimAsync(scene, request)).Order(StringComparer.Ordinal), "what is claimed while the flooded system has one slot");
        await scene.HintAsync("another", flow: OtherFlow);
        Expect.Sequence(["another"], await ClaimAsync(scene, request), "what is claimed while it has none");
    }

    /// <summary>Work that became due before now, the first of it before the rest: what is due at one instant has no order.</summary>
    private static async Task HintManyAsync(StoreScene scene, int number)
    {
        await scene.HintAsync(Id(0));
        await scene.AdvanceAsync(Second);
        for (var i = 1; i < number; i++)
        {
            await scene.HintAsync(Id(i));
        }

        await scene.AdvanceAsync(Second);
    }

    private static async Task ScheduleAsync(StoreScene scene)
    {
        var other = await OpenAsync(scene.Fixture);
        await scene.HintAsync("schedule", revision: "schedule");
        await other.HintAsync("schedule", revision: "schedule");
        var claim = await scene.ClaimOneAsync("schedule");
        await other.HintAsync("schedule", revision: "schedule");
        await other.ExpectNothingToClaimAsync("by another node while the first is at it");
        Expect.Equal(CommitResult.Committed, await scene.EndAsync(claim, new WorkEnd.AgainAt(scene.Now + Lease)), "the end of the first turn");
        await other.HintAsync("schedule", revision: "schedule");
        await other.ExpectNothingToClaimAsync("by a node that starts between two turns");
        await scene.AdvanceAsync(Lease);
        await other.ClaimOneAsync("schedule");
        await scene.ExpectNothingToClaimAsync("by the first node while another is at it");
    }

    private static ClaimRequest Knows(int version) => new("node-1", [Flow], 100, Lease) { Scopes = Scope(Flow, version) };

    private static ClaimRequest Limited(int slots) => new("node-1", [Flow, OtherFlow], 100, Lease)
    {
        Scopes = Scope(Flow, 1).AddRange(Scope(OtherFlow, 1)),
        Slots = ImmutableDictionary<SystemName, int>.Empty.Add("erp", slots),
    };

    private static ImmutableDictionary<string, FlowScope> Scope(string flow, int version) =>
        ImmutableDictionary<string, FlowScope>.Empty.Add(flow, new FlowScope(version, ["shop", "erp"]));

    private static async Task<string[]> ClaimAsync(StoreScene scene, ClaimRequest request) =>
        [.. (await scene.Store.ClaimAsync(request, CancellationToken.None)).Select(claim => claim.Key.Source.Id)];

    private static string Id(int number) => number.ToString("00", System.Globalization.CultureInfo.InvariantCulture);
}
