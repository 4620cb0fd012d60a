using System.Collections.Immutable;
using Retail.Connectors.Mapping;
using Retail.Connectors.Pipelines.Effects;
using Retail.Connectors.Pipelines.Operations;
using Retail.Connectors.Pipelines.Parking;
using Retail.Connectors.Pipelines.Work;
using static Retail.Connectors.Testing.Stores.StoreScene;

namespace Retail.Connectors.Testing.Stores;

/// <summary>What people do to work.</summary>
internal static class OperatorCases
{
    private static readonly MissingMapping Visa = new("payment-method", "shop", "erp", "visa");

    public static IEnumerable<StoreStatement> All =>
    [
        new("a replay by filter tries what matches in flow, code and owner, and nothing else", ReplayFilterAsync),
        new("replayed work keeps its place: it goes before what was asked for later", ReplayPlaceAsync),
        new("discarded work is done, its reason is removed, and no replay brings it back", DiscardAsync),
        new("a newer hint wakes discarded work, one with the revision that was discarded does not", DiscardedHintAsync),
        new("discarding work that is not parked changes nothing", DiscardOtherAsync),
        new("what waits for a link of discarded work is not woken, and looks for itself at its deadline", DiscardFollowersAsync),
        new("a mapping brings back what was parked for want of it, once it is told", MappedAsync),
        new("work that is parked again for another reason is not brought back by an old mapping", MappedOnceAsync),
        new("work of a flow that is held is not claimed until it is released", HoldFlowAsync),
        new("work of a flow that uses a system that is held is not claimed until it is released", HoldSystemAsync),
        new("what is in progress when a flow is held can end", HoldInProgressAsync),
        new("while writes are held no effect is begun, and nothing is recorded of it", HoldWritesAsync),
        new("a hold keeps its first reason", HoldTwiceAsync),
        new("replaying or discarding the entry that stands for a hold releases it", HoldEntryAsync),
        new("releasing a hold discards the entry that stands for it", ReleaseEntryAsync),
    ];

    private static async Task ReplayFilterAsync(StoreScene scene)
    {
        await ParkAsync(scene, "1", Reason("a"));
        await ParkAsync(scene, "2", Reason("b"));
        await ParkAsync(scene, "3", Reason("a") with { Owner = ParkOwner.Finance });
        await scene.CommitAsync(new Commit { Parks = [new ParkedRecord(Key("4", OtherFlow), Reason("a"))] });
        await scene.CommitAsync(new Commit { ReplayAll = new ParkFilter(Flow, "a", ParkOwner.Commerce) });
        Expect.Sequence(["2", "3", "4"], (await scene.ParkedAsync()).Select(parked => parked.Key.Source.Id).Order(StringComparer.Ordinal), "what is still parked");
        await scene.CommitAsync(new Commit { ReplayAll = new ParkFilter(Code: "a") });
        Expect.Sequence(["2"], (await scene.ParkedAsync()).Select(parked => parked.Key.Source.Id), "what is parked after a replay by code");
        await scene.CommitAsync(new Commit { ReplayAll = new ParkFilter() });
        Expect.Equal(0, (await scene.ParkedAsync()).Length, "the number of parked entries after a replay of all");
    }

    private static async Task ReplayPlaceAsync(StoreScene scene)
    {
        await scene.HintAsync("b");
        await scene.AdvanceAsync(Second);
        await scene.HintAsync("a");
        foreach (var claim in await scene.ClaimAsync())
        {
            await scene.EndAsync(claim, new WorkEnd.Park(Reason("code")));
        }

        await scene.AdvanceAsync(Second);
        await scene.HintAsync("later");
        await scene.AdvanceAsync(Second);
        await scene.CommitAsync(new Commit { ReplayAll = new ParkFilter(Flow) });
        Expect.Sequence(["b", "a", "later"], (await scene.ClaimAsync()).Select(claim => claim.Key.Source.Id), "the order of claims after a replay");
    }

    private static async Task DiscardAsync(StoreScene scene)
    {
        await ParkAsync(scene, "1", Reason("code"));
        await scene.CommitAsync(new Commit { Discards = [Key("1")] });
        await scene.ExpectStateAsync("1", WorkState.Done, "after it was discarded");
        Expect.Equal(0, (await scene.ParkedAsync()).Length, "the number of parked entries");
        await scene.CommitAsync(new Commit { ReplayAll = new ParkFilter(), Replays = [Key("1")] });
        await scene.ExpectNothingToClaimAsync("after it was discarded");
    }

    private static async Task DiscardedHintAsync(StoreScene scene)
    {
        await scene.EndAsync(await scene.HintAndClaimAsync("1", "a"), new WorkEnd.Park(Reason("code")));
        await scene.CommitAsync(new Commit { Discards = [Key("1")] });
        await scene.HintAsync("1", "a");
        await scene.ExpectNothingToClaimAsync("after a hint with the revision that was discarded");
        await scene.HintAndClaimAsync("1", "b");
    }

    private static async Task DiscardOtherAsync(StoreScene scene)
    {
        await scene.HintAsync("1");
        await scene.CommitAsync(new Commit { Discards = [Key("1"), Key("unknown")] });
        await scene.ClaimOneAsync("1");
        Expect.Equal(null, await scene.Store.Queries.FindWorkAsync(Key("unknown"), CancellationToken.None), "unknown work that is discarded");
    }

    private static async Task DiscardFollowersAsync(StoreScene scene)
    {
        await scene.EndAsync(await scene.HintAndClaimAsync("1"), new WorkEnd.Park(Reason("code")));
        await scene.EndAsync(await scene.HintAndClaimAsync("2"), new WorkEnd.WaitFor(LinkOf("1"), scene.Now + Lease));
        await scene.CommitAsync(new Commit { Discards = [Key("1")] });
        await scene.ExpectNothingToClaimAsync("after what it waits for was discarded");
        await scene.ExpectStateAsync("2", WorkState.Waiting, "after what it waits for was discarded");
        await scene.AdvanceAsync(Lease);
        await scene.ClaimOneAsync("2");
    }

    private static async Task MappedAsync(StoreScene scene)
    {
        await ParkAsync(scene, "1", Reason("missing-mapping") with { Missing = [Visa, new MissingMapping("tax", "shop", "erp", "7")] });
        await ParkAsync(scene, "2", Reason("missing-mapping") with { Missing = [Visa with { Value = "VISA" }] });
        await ParkAsync(scene, "3", Reason("missing-mapping") with { Missing = [Visa with { To = "other-erp" }] });
        await scene.CommitAsync(new Commit { Mapped = [Visa] });
        await scene.ClaimOneAsync("1");
        Expect.Equal(2, (await scene.ParkedAsync()).Length, "the number of entries that miss something else");
    }

    private static async Task MappedOnceAsync(StoreScene scene)
    {
        await ParkAsync(scene, "1", Reason("missing-mapping") with { Missing = [Visa] });
        await scene.CommitAsync(new Commit { Mapped = [Visa] });
        await scene.EndAsync(await scene.ClaimOneAsync("1"), new WorkEnd.Park(Reason("other")));
        await scene.CommitAsync(new Commit { Mapped = [Visa] });
        await scene.ExpectStateAsync("1", WorkState.Parked, "after a mapping that it does not miss");
    }

    private static async Task HoldFlowAsync(StoreScene scene)
    {
        await scene.HintAsync("1");
        await scene.HintAsync("2", flow: OtherFlow);
        await HoldAsync(scene, HoldTarget.Flow(Flow));
        Expect.Sequence(["2"], (await scene.ClaimAsync(100, "node-1", Flow, OtherFlow)).Select(claim => claim.Key.Source.Id), "what is claimed");
        await scene.CommitAsync(new Commit { Releases = [HoldTarget.Flow(Flow)] });
        await scene.ClaimOneAsync("1");
        Expect.Equal(0, (await scene.Store.Queries.ListHoldsAsync(CancellationToken.None)).Length, "the number of holds");
    }

    private static async Task HoldSystemAsync(StoreScene scene)
    {
        await scene.HintAsync("1");
        var request = new ClaimRequest("node-1", [Flow], 100, Lease)
        {
            Scopes = ImmutableDictionary<string, FlowScope>.Empty.Add(Flow, new FlowScope(1, ["shop", "erp"])),
        };
        await HoldAsync(scene, HoldTarget.System("other"));
        await HoldAsync(scene, HoldTarget.System("erp"));
        Expect.Equal(0, (await scene.Store.ClaimAsync(request, CancellationToken.None)).Count, "the number of claims while the system is held");
        await scene.CommitAsync(new Commit { Releases = [HoldTarget.System("erp")] });
        Expect.Equal(1, (await scene.Store.ClaimAsync(request, CancellationToken.None)).Count, "the number of claims after it was released");
    }

    private static async Task HoldInProgressAsync(StoreScene scene)
    {
        var claim = await scene.HintAndClaimAsync("1");
        await HoldAsync(scene, HoldTarget.Flow(Flow));
        Expect.Is<BeginResult.First>(await scene.BeginAsync(claim), "the ledger's answer");
        Expect.Equal(CommitResult.Committed, await scene.EndAsync(claim, new WorkEnd.Done()), "the end");
    }

    private static async Task HoldWritesAsync(StoreScene scene)
    {
        var claim = await scene.HintAndClaimAsync("1");
        await HoldAsync(scene, HoldTarget.Writes);
        Expect.Is<BeginResult.WritesHeld>(await scene.BeginAsync(claim), "the ledger's answer while writes are held");
        await scene.CommitAsync(new Commit { Releases = [HoldTarget.Writes] });
        Expect.Is<BeginResult.First>(await scene.BeginAsync(claim), "the ledger's answer after they were released");
    }

    private static async Task HoldTwiceAsync(StoreScene scene)
    {
        await scene.CommitAsync(new Commit { Holds = [new Hold(HoldTarget.Writes, "first")] });
        await scene.CommitAsync(new Commit { Holds = [new Hold(HoldTarget.Writes, "second")] });
        Expect.Sequence(
            [new Hold(HoldTarget.Writes, "first")], await scene.Store.Queries.ListHoldsAsync(CancellationToken.None), "the holds");
    }

    private static async Task HoldEntryAsync(StoreScene scene)
    {
        foreach (var discards in new[] { false, true })
        {
            await HoldByEntryAsync(scene);
            await scene.HintAsync("1");
            await scene.ExpectNothingToClaimAsync("while the entry stands");
            await scene.CommitAsync(discards ? new Commit { Discards = [Key("entry")] } : new Commit { ReplayAll = new ParkFilter(Code: "entry") });
            var claimed = (await scene.ClaimAsync()).Select(claim => claim.Key.Source.Id).Order(StringComparer.Ordinal);
            Expect.Sequence(discards ? ["1"] : ["1", "entry"], claimed, "what is claimed afterwards");
            await scene.AdvanceAsync(Lease);
            foreach (var claim in await scene.ClaimAsync())
            {
                await scene.EndAsync(claim, new WorkEnd.Done());
            }
        }
    }

    private static async Task ReleaseEntryAsync(StoreScene scene)
    {
        await HoldByEntryAsync(scene);
        await scene.CommitAsync(new Commit { Releases = [HoldTarget.Flow(Flow)] });
        await scene.ExpectStateAsync("entry", WorkState.Done, "after the hold was released");
        Expect.Equal(0, (await scene.ParkedAsync()).Length, "the number of parked entries");
    }

    private static Task<CommitResult> HoldByEntryAsync(StoreScene scene) => scene.CommitAsync(new Commit
    {
        Holds = [new Hold(HoldTarget.Flow(Flow), "reason", Key("entry"))],
        Parks = [new ParkedRecord(Key("entry"), Reason("entry"))],
    });

    private static Task<CommitResult> HoldAsync(StoreScene scene, HoldTarget target) => scene.CommitAsync(new Commit { Holds = [new Hold(target, "reason")] });

    private static async Task ParkAsync(StoreScene scene, string id, ParkReason reason) =>
        await scene.EndAsync(await scene.HintAndClaimAsync(id), new WorkEnd.Park(reason));
}
