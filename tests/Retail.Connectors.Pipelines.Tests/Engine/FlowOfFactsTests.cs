using Microsoft.Extensions.DependencyInjection;
using Retail.Connectors.Effects;
using Retail.Connectors.Pipelines.Flows;
using Retail.Connectors.Pipelines.Links;
using Retail.Connectors.Pipelines.Parking;
using Retail.Connectors.Pipelines.Work;
using Retail.Connectors.Systems;

namespace Retail.Connectors.Pipelines.Tests.Engine;

/// <summary>Flows that look at more than their record, and plans that say more than commands.</summary>
public sealed class FlowOfFactsTests
{
    private const string Name = "facts/erp";

    private static readonly EntityRef First = EngineScene.Key("1").Source;

    private readonly FactFlow _flow = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Gather_AnotherRecord_ThePlanKnowsIt()
    {
        await using var scene = await StartAsync();
        scene.Shop.Items["other"] = new Item("the fact");

        await scene.OrderAsync("1", "other");
        await EndsAsync(scene, WorkState.Done);

        Assert.Equal("the fact", Assert.Single(scene.Erp.Documents).Content);
    }

    [Fact]
    public async Task Gather_LinksFromBothEnds_AreSeenOnceTheyAreStored()
    {
        await using var scene = await StartAsync();
        await scene.OrderAsync("1");
        await EndsAsync(scene, WorkState.Done);
        var document = Assert.Single(await scene.Store.Queries.FindLinksAsync(First, Cancel)).Target;

        var found = new List<Link>();
        _flow.OnGather = async (lookups, cancel) => found.AddRange(
            [.. await lookups.LinksOfAsync(First, cancel), .. await lookups.LinksToAsync(document, cancel)]);
        await HintAgainAsync(scene);

        Assert.Equal([First, First], found.Select(link => link.Source));
    }

    [Fact]
    public async Task Gather_PortThatNobodyOffers_ParksWithItsName()
    {
        await using var scene = await StartAsync();
        _flow.OnGather = (lookups, cancel) => lookups.AskAsync<IProbe, bool>("erp", (_, _) => Task.FromResult(true), cancel);

        await scene.OrderAsync("1");
        await EndsAsync(scene, WorkState.Parked);

        Assert.Contains(nameof(IProbe), (await ReasonAsync(scene)).Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Memo_OfThePlanBefore_IsFoundAndKeptUntilThereIsANewOne()
    {
        await using var scene = await StartAsync();
        _flow.OnPlan = (source, _, context) => ScriptedFlow.Do(ScriptedFlow.Submit(source, "content")) with
        {
            Memo = context.Shadow?.Memo is null ? "first" : null,
        };

        await scene.OrderAsync("1");
        await EndsAsync(scene, WorkState.Done);
        await HintAgainAsync(scene);
        await HintAgainAsync(scene);

        Assert.Equal([null, "first", "first"], _flow.Memos);
    }

    [Fact]
    public async Task Memo_EffectNotReached_StaysAsItWas()
    {
        await using var scene = await StartAsync();
        scene.Erp.Answers = new EffectResult.Refused("no", "It will not.", "Ask again.");
        _flow.OnPlan = (source, _, _) => ScriptedFlow.Do(ScriptedFlow.Submit(source, "content")) with { Memo = "done" };

        await scene.OrderAsync("1");
        await EndsAsync(scene, WorkState.Parked);

        Assert.Null((await scene.Store.Queries.FindShadowAsync(First, Name, Cancel))!.Memo);
    }

    [Fact]
    public async Task Links_OfThePlan_AreStoredWithTheCommands()
    {
        await using var scene = await StartAsync();
        var invoice = new Link(First, LinkRole.Invoice, new EntityRef("erp", EntityKind.Invoice, "7"), "INV/7");
        _flow.OnPlan = (source, _, _) => ScriptedFlow.Do(ScriptedFlow.Submit(source, "content")) with { Links = [invoice] };

        await scene.OrderAsync("1");
        await EndsAsync(scene, WorkState.Done);

        Assert.Equal([LinkRole.SalesOrder, LinkRole.Invoice], (await scene.Store.Queries.FindLinksAsync(First, Cancel)).Select(link => link.Role));
    }

    [Fact]
    public async Task Unlinked_Command_LeavesNoLink()
    {
        await using var scene = await StartAsync();
        _flow.OnPlan = (source, _, _) => new Plan.Do([PlannedCommand.Unlinked(ScriptedFlow.Submit(source, "content"))], default);

        await scene.OrderAsync("1");
        await EndsAsync(scene, WorkState.Done);

        Assert.Single(scene.Erp.Documents);
        Assert.Empty(await scene.Store.Queries.FindLinksAsync(First, Cancel));
    }

    [Fact]
    public async Task LinkedAlsoFrom_OtherRecord_BothPointToTheDocument()
    {
        await using var scene = await StartAsync();
        var other = new EntityRef("shop", EntityKind.Refund, "9");
        _flow.OnPlan = (source, _, _) => new Plan.Do(
            [PlannedCommand.For(ScriptedFlow.Submit(source, "content"), LinkRole.CreditNote).LinkedAlsoFrom(other)], default);

        await scene.OrderAsync("1");
        await EndsAsync(scene, WorkState.Done);

        var document = Assert.Single(await scene.Store.Queries.FindLinksAsync(other, Cancel)).Target;
        Assert.Equal([First, other], (await scene.Store.Queries.FindLinksToAsync(document, Cancel)).Select(link => link.Source));
    }

    [Fact]
    public async Task IfRefused_WithAnAlternative_ItIsCarriedOutAndEndsAsItSays()
    {
        await using var scene = await StartAsync();
        var refusal = new EffectResult.Refused("shipped", "It has left.", "Take it back.");
        scene.Erp.OnCall = (_, command, _) =>
        {
            scene.Erp.Answers = command.Content == "cancel" ? refusal : null;
            return Task.CompletedTask;
        };
        _flow.OnPlan = (source, _, _) => new Plan.Do(
            [PlannedCommand.Unlinked(ScriptedFlow.Submit(source, "cancel")).IfRefused(reason => Told(source, reason))], new Digest("cancelled"));

        await scene.OrderAsync("1");
        await EndsAsync(scene, WorkState.Parked);

        Assert.Equal("told: shipped", Assert.Single(scene.Erp.Documents).Content);
        Assert.Equal("shipped", (await ReasonAsync(scene)).Code);
        Assert.Equal(new Digest("told"), (await scene.Store.Queries.FindShadowAsync(First, Name, Cancel))!.Written);

        static Plan.Do Told(EntityRef source, ParkReason reason) => new(
            [PlannedCommand.Unlinked(new Put(EffectKey.For(source, "note", "erp"), $"told: {reason.Code}"))], new Digest("told")) { ThenPark = reason };
    }

    [Fact]
    public async Task IfRefused_TheAlternativeWakesOtherWork_ItIsDoneAgain()
    {
        await using var scene = await StartAsync();
        scene.Erp.Answers = new EffectResult.Refused("no", "It will not.", "Ask again.");
        _flow.OnPlan = (source, _, _) => new Plan.Do(
            [PlannedCommand.Unlinked(ScriptedFlow.Submit(source, "content")).IfRefused(_ => new Plan.Do([], null) { Wakes = [EngineScene.Key("1")] })], null);

        await scene.OrderAsync("1");
        await EndsAsync(scene, WorkState.Done);

        Assert.Equal(2, (await scene.WorkAsync("1"))!.Version);
    }

    [Fact]
    public async Task IfRefused_WithoutAnAnswer_Parks()
    {
        await using var scene = await StartAsync();
        scene.Erp.Answers = new EffectResult.Refused("no", "It will not.", "Ask again.");
        _flow.OnPlan = (source, _, _) => new Plan.Do(
            [PlannedCommand.Unlinked(ScriptedFlow.Submit(source, "content")).IfRefused(_ => null)], default);

        await scene.OrderAsync("1");
        await EndsAsync(scene, WorkState.Parked);

        Assert.Equal("no", (await ReasonAsync(scene)).Code);
    }

    [Fact]
    public async Task Wakes_OfThePlan_HaveOtherWorkDoneAgainAndLeaveUnknownFlowsAlone()
    {
        await using var scene = await StartAsync();
        var (runs, wakes, unknown) = (0, false, new WorkKey("nobody/erp", First));
        scene.Planner.OnPlan = (_, _, _) => new Plan.Nothing($"run {++runs}");
        _flow.OnPlan = (_, _, _) => new Plan.Do([], new Digest("seen")) { Wakes = wakes ? [EngineScene.Key("1"), unknown] : [] };
        await scene.OrderAsync("1");
        await scene.StateAsync("1", WorkState.Done);
        await EndsAsync(scene, WorkState.Done);
        var before = runs;
        wakes = true;

        await scene.Store.CommitAsync(new Commit { Hints = [new RaisedHint(new WorkKey(Name, First), null)] }, Cancel);
        await scene.UntilAsync(() => runs == before + 1, "the other flow looked again");

        Assert.Null(await scene.Store.Queries.FindWorkAsync(unknown, Cancel));
    }

    /// <summary>Its work is of another kind than that of the scene's own flow, which has nothing to do.</summary>
    private async Task<EngineScene> StartAsync()
    {
        var scene = new EngineScene(extend: retail =>
            retail.Flow<Item, Item?>(new FlowDefinition(Name, "shop", EntityKind.Order, "erp"), _ => _flow));
        scene.Planner.OnPlan = (_, _, _) => new Plan.Nothing("the other flow is tried");
        await scene.StartAsync();
        return scene;
    }

    private static async Task HintAgainAsync(EngineScene scene)
    {
        await scene.HintAsync("1");
        await EndsAsync(scene, WorkState.Done);
    }

    private static Task EndsAsync(EngineScene scene, WorkState state) => scene.UntilAsync(
        async () => (await scene.Store.Queries.FindWorkAsync(new WorkKey(Name, First), Cancel))?.State == state, $"the work is {state}");

    private static async Task<ParkReason> ReasonAsync(EngineScene scene) =>
        Assert.Single(await scene.Store.Queries.ListParkedAsync(Name, 10, Cancel)).Reason;
}
