using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Retail.Connectors.Pipelines.Events;
using Retail.Connectors.Pipelines.Flows;
using Retail.Connectors.Pipelines.Links;
using Retail.Connectors.Pipelines.Parking;
using Retail.Connectors.Pipelines.Tests.Engine;
using Retail.Connectors.Pipelines.Work;

namespace Retail.Connectors.Pipelines.Tests.Events;

/// <summary>What the engine announces, and how it leaves.</summary>
public sealed class EventTests
{
    private readonly RecordingPublisher _bus = new();

    [Fact]
    public async Task Effect_ReachedTwice_IsAnnouncedOnce()
    {
        await using var scene = Scene();
        scene.Planner.OnPlan = (source, item, _) => ScriptedFlow.Do(ScriptedFlow.Submit(source, item!.Content));
        await scene.StartAsync();
        await scene.OrderAsync("1");
        await scene.StateAsync("1", WorkState.Done);
        await scene.HintAsync("1");
        await scene.UntilAsync(() => scene.Shop.Reads == 2, "it is looked at again");
        await scene.OrderAsync("2");
        await scene.UntilAsync(() => _bus.Published.Count == 2, "the second effect is announced");

        var first = _bus.Of(EventTypes.EffectCompleted)[0];
        Assert.Equal(EngineScene.Key("1").Source, first.Subject);
        Assert.Equal("shop/order/1/submit@erp", first.Data["effect"]);
        Assert.Equal("erp", first.Data["target"]);
        Assert.Equal(EngineScene.Flow, first.Data["flow"]);
        Assert.StartsWith("erp/", first.Data["document"], StringComparison.Ordinal);
        Assert.Equal("confirmed", first.Data["stage"]);
        Assert.Equal(2, _bus.Published.Select(stored => stored.Event.Id).Distinct().Count());
    }

    [Fact]
    public async Task Effect_WithAnEventOfItsFlow_AnnouncesItOnceWithTheFlowsData()
    {
        await using var scene = Scene();
        scene.Planner.OnPlan = (source, item, _) => new Plan.Do(
            [PlannedCommand.For(ScriptedFlow.Submit(source, item!.Content), LinkRole.SalesOrder, new PlannedEvent("acme.order.picked", ImmutableSortedDictionary<string, string>.Empty.Add("wave", "7")))],
            new Digest("written"));
        await scene.StartAsync();
        await scene.OrderAsync("1");
        await scene.StateAsync("1", WorkState.Done);
        await scene.HintAsync("1");
        await scene.UntilAsync(() => scene.Shop.Reads == 2 && _bus.Published.Count == 2, "it is looked at again");

        var picked = Assert.Single(_bus.Of("acme.order.picked"));
        Assert.Equal(("7", "shop/order/1/submit@erp"), (picked.Data["wave"], picked.Data["effect"]));
        Assert.Single(_bus.Of(EventTypes.EffectCompleted));
    }

    [Fact]
    public async Task Work_Parked_IsAnnouncedWithoutWords()
    {
        await using var scene = Scene();
        scene.Planner.OnPlan = (_, _, _) => new Plan.Park(new ParkReason("missing-mapping", "Ann Smith pays by magic.", "Map it.", ParkOwner.Erp));
        await scene.StartAsync();
        await scene.OrderAsync("1");
        await scene.UntilAsync(() => !_bus.Published.IsEmpty, "it is announced");

        var parked = Assert.Single(_bus.Of(EventTypes.WorkParked));
        Assert.Equal("code=missing-mapping flow=orders/erp owner=Erp", string.Join(' ', parked.Data.Select(item => $"{item.Key}={item.Value}")));
    }

    [Fact]
    public async Task Work_ParkedWhileItsVersionRose_IsNotAnnounced()
    {
        await using var scene = Scene();
        var rose = false;
        scene.Planner.OnPlan = (source, item, _) => rose ? ScriptedFlow.Do(ScriptedFlow.Submit(source, item!.Content)) : new Plan.Park(new ParkReason("odd", "Odd.", "Look.", ParkOwner.Erp));
        scene.Shop.OnRead = async _ =>
        {
            if (scene.Shop.Reads == 1)
            {
                await scene.HintAsync("1");
            }
            else
            {
                rose = true;
            }
        };
        await scene.StartAsync();
        await scene.OrderAsync("1");
        await scene.UntilAsync(() => !_bus.Published.IsEmpty, "it is submitted after all");

        Assert.Equal(EventTypes.EffectCompleted, Assert.Single(_bus.Published).Event.Type);
    }

    [Fact]
    public async Task Host_WithoutPublisher_StoresNoEvents()
    {
        await using var scene = new EngineScene();
        await scene.StartAsync();
        await scene.OrderAsync("1");
        await scene.StateAsync("1", WorkState.Done);

        Assert.Equal(0, (await scene.Outbox.CountAsync(TestContext.Current.CancellationToken)).Count);
    }

    [Fact]
    public async Task Bus_AwayForMinutes_WorkGoesOnAndEverythingLeavesInOrderAfterwards()
    {
        await using var scene = Scene();
        var isAway = true;
        _bus.OnPublish = _ => isAway ? throw new IOException("Nobody is there.") : Task.CompletedTask;
        await scene.StartAsync();
        for (var i = 0; i < 20; i++)
        {
            await scene.OrderAsync($"{i}");
            await scene.StateAsync($"{i}", WorkState.Done);
        }

        await scene.PassAsync(Duration.FromMinutes(5));
        Assert.Equal(20, (await scene.Outbox.CountAsync(TestContext.Current.CancellationToken)).Count);
        Assert.InRange(_bus.Tries, 2, 500);
        isAway = false;
        await scene.UntilAsync(() => _bus.Published.Count == 20, "all is published");
        await scene.UntilAsync(async () => (await scene.Outbox.CountAsync(TestContext.Current.CancellationToken)).Count == 0, "all is marked");

        Assert.Equal(20, _bus.Published.Select(stored => stored.Event.Id).Distinct().Count());
    }

    [Fact]
    public async Task Bus_RefusesOneEvent_WhatFollowsOfItsSubjectWaitsAndOthersGoOn()
    {
        await using var scene = Scene();
        var refuses = true;
        _bus.OnPublish = stored => refuses && stored.Event.Id == "a1" ? throw new EventRefusedException("No.") : Task.CompletedTask;
        await scene.StartAsync();
        await StoreAsync(scene, ("a1", "a"), ("b1", "b"), ("a2", "a"), ("b2", "b"));
        await scene.HintAsync("ring");
        await scene.UntilAsync(() => _bus.Published.Count == 2, "the others go on");
        await scene.PassAsync(Duration.FromSeconds(10));
        Assert.Equal(["b1", "b2"], _bus.Published.Select(stored => stored.Event.Id));

        refuses = false;
        await scene.UntilAsync(() => _bus.Published.Count == 4, "the rest goes");
        Assert.Equal(["a1", "a2"], _bus.Published.Select(stored => stored.Event.Id).Skip(2));
    }

    [Theory]
    [InlineData("Retail.Order")]
    [InlineData("retail")]
    [InlineData("")]
    [InlineData("retail.order.submitted\n")]
    public void PlannedCommand_TypeThatIsNoName_IsRefused(string type) => Assert.Throws<ArgumentException>(
        () => PlannedCommand.For(ScriptedFlow.Submit(EngineScene.Key("1").Source, "x"), LinkRole.SalesOrder, new PlannedEvent(type)));

    [Fact]
    public void PlannedCommand_TooMuchData_IsRefused() => Assert.Throws<ArgumentException>(() => PlannedCommand.For(
        ScriptedFlow.Submit(EngineScene.Key("1").Source, "x"),
        LinkRole.SalesOrder,
        new PlannedEvent("acme.order.picked", CanonicalEvent.NoData.Add("all", new string('x', PlannedEvent.MaxDataLength)))));

    [Fact]
    public async Task Work_ParkedWithAnEndlessCode_IsParkedAndAnnouncedAllTheSame()
    {
        await using var scene = Scene();
        scene.Planner.OnPlan = (_, _, _) => new Plan.Park(new ParkReason(new string('x', 10_000), "Odd.", "Look.", ParkOwner.Erp));
        await scene.StartAsync();
        await scene.OrderAsync("1");
        await scene.StateAsync("1", WorkState.Parked);
        await scene.UntilAsync(() => !_bus.Published.IsEmpty, "it is announced");

        Assert.StartsWith("xxx", Assert.Single(_bus.Of(EventTypes.WorkParked)).Data["code"], StringComparison.Ordinal);
    }

    private EngineScene Scene() => new(extend: retail => retail.PublishEvents(_ => _bus));

    private static async Task StoreAsync(EngineScene scene, params (string Id, string Order)[] events) => await scene.Store.CommitAsync(
        new Commit { Events = [.. events.Select(item => new CanonicalEvent(item.Id, "retail.test", EngineScene.Key(item.Order).Source))] },
        TestContext.Current.CancellationToken);
}
