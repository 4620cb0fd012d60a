using Retail.Connectors.Effects;
using Retail.Connectors.Pipelines.Effects;
using Retail.Connectors.Pipelines.Flows;
using Retail.Connectors.Pipelines.Links;
using Retail.Connectors.Pipelines.Work;
using static Retail.Connectors.Pipelines.Tests.Engine.ScriptedErp;
using Duration = NodaTime.Duration;

namespace Retail.Connectors.Pipelines.Tests.Engine;

/// <summary>What a flow can say of a command besides what it asks for.</summary>
public sealed class PlannedCommandTests
{
    private static readonly Duration Settle = Duration.FromMinutes(5);

    [Fact]
    public async Task Noting_LaterCommandFails_KeepsWhatTheReachedOneNoted()
    {
        await using var scene = new EngineScene();
        var seen = new List<string?>();
        scene.Planner.OnPlan = (source, _, context) =>
        {
            seen.Add(context.Shadow?.Memo);
            return new Plan.Do([Noted("a", source), Noted("b", source)], Written: null);
        };
        scene.Erp.OnCall = (call, put, _) => call.StartsWith("apply", StringComparison.Ordinal) && put.Key.Part == "b" && seen.Count == 1
            ? throw new ConnectorException(ConnectorErrorKind.Conflict, "erp", "Not now.")
            : Task.CompletedTask;
        await scene.StartAsync();
        await scene.OrderAsync("1");
        await scene.StateAsync("1", WorkState.Done);

        Assert.Equal([null, "+a"], seen);
        var shadow = await scene.Store.Queries.FindShadowAsync(EngineScene.Key("1").Source, EngineScene.Flow, TestContext.Current.CancellationToken);
        Assert.Equal("+a+a+b", shadow!.Memo);
    }

    [Fact]
    public async Task IfStandsOtherwise_DoneBeforeTheRecordChanged_IsReachedAndCorrected()
    {
        await using var scene = new EngineScene();
        scene.Erp.Guarantee(EffectGuarantee.Lookup, Settle);
        scene.Erp.FailNext(Fault.AnswerLost);
        scene.Planner.OnPlan = (source, item, _) => new Plan.Do(
            [
                PlannedCommand.For(ScriptedFlow.Submit(source, item!.Content), LinkRole.SalesOrder)
                    .IfStandsOtherwise(receipt => PlannedCommand.For(new Put(EffectKey.For(source, "amend", "erp"), $"{item.Content} into {receipt.DisplayName}"), LinkRole.SalesOrder)),
            ],
            Written: null);
        await scene.StartAsync();
        await scene.OrderAsync("1", "old");
        await scene.UntilAsync(() => scene.Erp.Applies == 1, "it is applied once");
        await scene.OrderAsync("1", "new");
        await scene.StateAsync("1", WorkState.Done);

        Assert.Equal(2, scene.Erp.Documents.Count);
        Assert.StartsWith("new into", scene.Erp.Documents.Last().Content, StringComparison.Ordinal);
        Assert.Empty(await scene.Store.Queries.FindOpenEffectsAsync(EngineScene.Key("1").Source, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task AfterSettled_EffectInDoubt_IsNotSentBefore()
    {
        await using var scene = new EngineScene();
        scene.Erp.Guarantee(EffectGuarantee.Lookup, Settle);
        var started = scene.Now;
        scene.Planner.OnPlan = (source, _, _) => new Plan.Do(
            [
                PlannedCommand.Unlinked(ScriptedFlow.Submit(source, "x"))
                    .AfterSettled<Put>(new OpenEffect(EffectKey.For(source, "cancel", "erp"), started) { Flow = EngineScene.Flow }),
            ],
            Written: null);
        await scene.StartAsync();
        await scene.OrderAsync("1");
        await scene.PassAsync(Duration.FromMinutes(4));
        Assert.Equal(0, scene.Erp.Applies);

        await scene.StateAsync("1", WorkState.Done);
        Assert.Equal(1, scene.Erp.Applies);
    }

    private static PlannedCommand Noted(string part, EntityRef source) =>
        PlannedCommand.Unlinked(new Put(EffectKey.For(source, "put", "erp", part), part)).Noting((memo, _) => $"{memo}+{part}");
}
