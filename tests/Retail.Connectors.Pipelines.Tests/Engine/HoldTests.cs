using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Retail.Connectors.Effects;
using Retail.Connectors.Pipelines.Operations;
using Retail.Connectors.Pipelines.Parking;
using Retail.Connectors.Pipelines.Work;

namespace Retail.Connectors.Pipelines.Tests.Engine;

/// <summary>What people hold, and what the engine holds for them.</summary>
public sealed class HoldTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(EffectGuarantee.Enforced)]
    [InlineData(EffectGuarantee.Converging)]
    public async Task Writes_Held_NothingIsWrittenUntilTheyAreReleased(EffectGuarantee guarantee)
    {
        await using var scene = new EngineScene();
        scene.Erp.Guarantee(guarantee);
        await scene.StartAsync();
        await Actions(scene).HoldAsync(HoldTarget.Writes, "Year-end closing.", "ann", Cancel);
        await scene.OrderAsync("1");
        await scene.PassAsync(Duration.FromMinutes(20));
        Assert.Empty(scene.Erp.Calls);
        Assert.True(scene.Shop.Reads > 0);

        await Actions(scene).ReleaseAsync(HoldTarget.Writes, "ann", Cancel);
        await scene.StateAsync("1", WorkState.Done);
        Assert.Single(scene.Erp.Documents);
    }

    [Theory]
    [InlineData(HoldKind.Flow, EngineScene.Flow)]
    [InlineData(HoldKind.System, "shop")]
    [InlineData(HoldKind.System, "erp")]
    public async Task FlowOrSystem_Held_ItsWorkWaits(HoldKind kind, string name)
    {
        await using var scene = new EngineScene();
        await scene.StartAsync();
        var target = new HoldTarget(kind, name);
        await Actions(scene).HoldAsync(target, "A move.", "ann", Cancel);
        await scene.OrderAsync("1");
        await scene.PassAsync(Duration.FromMinutes(5));
        Assert.Equal(0, scene.Shop.Reads);

        await Actions(scene).ReleaseAsync(target, "ann", Cancel);
        await scene.StateAsync("1", WorkState.Done);
    }

    [Fact]
    public async Task Refusal_OfManyKeys_HoldsTheFlowWithOneEntryAndReplayResumesAll()
    {
        await using var scene = new EngineScene(options => options.RefusalsUntilHeld = 5);
        scene.Erp.Answers = new EffectResult.Refused("period-closed", "The period is closed.", "Open the period.");
        await scene.StartAsync();
        for (var i = 0; i < 60; i++)
        {
            await scene.OrderAsync(i.ToString(CultureInfo.InvariantCulture));
        }

        await scene.UntilAsync(async () => (await scene.Store.Queries.ListHoldsAsync(Cancel)).Length == 1, "the flow is held");
        await scene.PassAsync(Duration.FromMinutes(2));
        var applied = scene.Erp.Applies;
        Assert.InRange(applied, 5, 12);
        var entry = Assert.Single(await scene.Store.Queries.ListParkedAsync(null, 100, Cancel), parked => parked.Reason.Code == "systemic-rejection");
        Assert.Contains("The period is closed.", entry.Reason.Explanation, StringComparison.Ordinal);
        Assert.Contains("Open the period.", entry.Reason.FixHint, StringComparison.Ordinal);

        scene.Erp.Answers = null;
        await Actions(scene).ReplayAsync(new ParkFilter(EngineScene.Flow), "ann", Cancel);
        await scene.UntilAsync(async () => (await scene.Store.Queries.CountAsync(EngineScene.Flow, Cancel)).Done == 61, "all is done");
        Assert.Equal(60, scene.Erp.Documents.Count);
        Assert.Empty(await scene.Store.Queries.ListHoldsAsync(Cancel));
    }

    [Fact]
    public async Task Refusal_OfFewAmongMany_ParksEachAlone()
    {
        await using var scene = new EngineScene(options => options.RefusalsUntilHeld = 3);
        await scene.StartAsync();
        for (var i = 0; i < 12; i++)
        {
            scene.Erp.Answers = i % 3 == 0 ? new EffectResult.Refused("unknown-sku", "No product.", "Create it.") : null;
            var id = i.ToString(CultureInfo.InvariantCulture);
            await scene.OrderAsync(id);
            await scene.StateAsync(id, i % 3 == 0 ? WorkState.Parked : WorkState.Done);
        }

        Assert.Empty(await scene.Store.Queries.ListHoldsAsync(Cancel));
        Assert.Equal(4, (await scene.Store.Queries.ListParkedAsync(null, 100, Cancel)).Length);
    }

    [Fact]
    public async Task Discard_WithoutReason_IsRefused()
    {
        await using var scene = new EngineScene();
        await scene.StartAsync();

        await Assert.ThrowsAsync<ArgumentException>(() => Actions(scene).DiscardAsync([EngineScene.Key("1")], " ", "ann", Cancel).AsTask());
    }

    [Fact]
    public async Task Discard_ParkedWork_IsAuditedInTheSameCommit()
    {
        await using var scene = new EngineScene();
        scene.Planner.OnPlan = (_, _, _) => new Flows.Plan.Park(new ParkReason("odd", "It is odd.", "Look.", ParkOwner.Commerce));
        Commit? stored = null;
        await scene.StartAsync();
        await scene.OrderAsync("1");
        await scene.ParkedAsync("1");
        scene.Store.OnCommit = commit =>
        {
            stored = commit;
            return Task.CompletedTask;
        };
        await Actions(scene).DiscardAsync([EngineScene.Key("1")], "A test order.", "ann", Cancel);

        Assert.Equal(WorkState.Done, (await scene.WorkAsync("1"))!.State);
        Assert.Equal([new AuditEntry(EngineScene.Key("1").ToString(), "discarded", "ann", "A test order.")], stored!.Audit);
    }

    [Theory]
    [InlineData(EffectGuarantee.Enforced)]
    [InlineData(EffectGuarantee.Lookup)]
    public async Task FindsFirst_StoreWasLost_TheDocumentIsFoundInsteadOfDoubled(EffectGuarantee guarantee)
    {
        await using var scene = new EngineScene(options => options.FindsFirst = true);
        scene.Erp.Guarantee(guarantee);
        scene.Erp.Documents.Enqueue((ScriptedFlow.Submit(EngineScene.Key("1").Source, "content").Key, "content"));
        await scene.StartAsync();
        await scene.OrderAsync("1");
        await scene.StateAsync("1", WorkState.Done);

        Assert.Equal(["find", "apply Complete"], scene.Erp.Calls);
        Assert.Single(scene.Erp.Documents);
    }

    [Fact]
    public async Task FindsFirst_WhatCannotBeFound_ParksAsPerhapsDone()
    {
        await using var scene = new EngineScene(options => options.FindsFirst = true);
        scene.Erp.Guarantee(EffectGuarantee.None);
        await scene.StartAsync();
        await scene.OrderAsync("1");

        Assert.Equal("perhaps-done", (await scene.ParkedAsync("1")).Code);
        Assert.Empty(scene.Erp.Calls);
    }

    [Fact]
    public async Task Housekeeping_Added_SealsTheAuditAgainAndAgain()
    {
        await using var scene = new EngineScene(extend: retail => retail.Housekeeping(options => options.Interval = TimeSpan.FromMinutes(1)));
        await scene.StartAsync();
        await scene.OrderAsync("1");
        await scene.StateAsync("1", WorkState.Done);
        await scene.UntilAsync(async () => (await scene.Store.Queries.VerifyAuditAsync(Cancel)).Sealed == 1, "the first row is sealed");
        await scene.OrderAsync("2");
        await scene.UntilAsync(async () => (await scene.Store.Queries.VerifyAuditAsync(Cancel)).Sealed == 2, "the second row is sealed");

        Assert.Null((await scene.Store.Queries.VerifyAuditAsync(Cancel)).BrokenAt);
    }

    private static IOperatorActions Actions(EngineScene scene) => scene.Host.Services.GetRequiredService<IOperatorActions>();
}
