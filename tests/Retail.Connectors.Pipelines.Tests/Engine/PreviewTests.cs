using Microsoft.Extensions.DependencyInjection;
using Retail.Connectors.Effects;
using Retail.Connectors.Pipelines.Flows;
using Retail.Connectors.Pipelines.Parking;
using Retail.Connectors.Pipelines.Previews;

namespace Retail.Connectors.Pipelines.Tests.Engine;

/// <summary>Dry runs: everything is read and planned, and nothing is written.</summary>
public sealed class PreviewTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Preview_EachKindOfPlan_IsToldAndNothingIsWritten()
    {
        await using var scene = await SceneAsync();
        scene.Planner.OnPlan = (source, item, _) => item?.Content switch
        {
            null => new Plan.Nothing("gone"),
            "park" => new Plan.Park(new ParkReason("odd", "It is odd.", "Mend it.", ParkOwner.Finance)),
            _ => ScriptedFlow.Do(ScriptedFlow.Customer("c"), ScriptedFlow.Submit(source, item.Content)),
        };
        (scene.Shop.Items["1"], scene.Shop.Items["2"]) = (new Item("content"), new Item("park"));

        var works = await PreviewAsync(scene, "1", "2", "3");

        Assert.Equal([PreviewedPlan.Write, PreviewedPlan.Park, PreviewedPlan.Nothing], works.Select(work => work.Plan));
        Assert.Equal([PreviewedFinding.New, PreviewedFinding.New], works[0].Commands.Select(command => command.Finding));
        Assert.Equal("odd", works[1].Parked?.Code);
        Assert.Empty(scene.Erp.Documents);
        Assert.DoesNotContain(scene.Erp.Calls, call => call.StartsWith("apply", StringComparison.Ordinal));
        Assert.Null(await scene.WorkAsync("1"));
        Assert.Null(await scene.Store.Queries.FindShadowAsync(EngineScene.Key("1").Source, EngineScene.Flow, Cancel));
    }

    [Fact]
    public async Task Preview_WhatIsThereAlready_IsNamed()
    {
        await using var scene = await SceneAsync();
        scene.Shop.Items["1"] = new Item("content");
        var put = ScriptedFlow.Submit(EngineScene.Key("1").Source, "content");
        scene.Erp.Documents.Enqueue((put.Key, "content"));

        var command = Assert.Single(Assert.Single(await PreviewAsync(scene, "1")).Commands);

        Assert.Equal((PreviewedFinding.There, "1"), (command.Finding, command.Documents));
    }

    [Fact]
    public async Task Preview_TargetThatCannotBeAsked_IsUnknown()
    {
        await using var scene = await SceneAsync();
        scene.Shop.Items["1"] = new Item("content");
        scene.Erp.Guarantee(EffectGuarantee.None);

        Assert.Equal(PreviewedFinding.Unknown, Assert.Single(Assert.Single(await PreviewAsync(scene, "1")).Commands).Finding);
    }

    [Fact]
    public async Task Preview_UnknownFlow_SaysWhichThereAre()
    {
        await using var scene = await SceneAsync();
        var previews = scene.Host.Services.GetRequiredService<IFlowPreviews>();

        var exception = await Assert.ThrowsAsync<ArgumentException>(
            async () => await previews.PreviewAsync("other", [EngineScene.Key("1").Source], Cancel).ToListAsync(Cancel));

        Assert.Contains(EngineScene.Flow, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Report_OfADryRun_ReadsAsADiffWithASummary()
    {
        await using var scene = await SceneAsync();
        scene.Planner.OnPlan = (source, item, _) => item!.Content == "park"
            ? new Plan.Park(new ParkReason("odd", "It is odd.", "Mend it.", ParkOwner.Finance))
            : ScriptedFlow.Do(ScriptedFlow.Submit(source, item.Content));
        (scene.Shop.Items["1"], scene.Shop.Items["2"]) = (new Item("content"), new Item("park"));
        using var text = new StringWriter { NewLine = "\n" };

        var previews = scene.Host.Services.GetRequiredService<IFlowPreviews>();
        await PreviewReport.WriteAsync(
            EngineScene.Flow, previews.PreviewAsync(EngineScene.Flow, [EngineScene.Key("1").Source, EngineScene.Key("2").Source], Cancel), text, Cancel);

        Assert.Equal(
            """
            + shop/order/1: shop/order/1/submit@erp
            ! shop/order/2: It is odd. (finance: Mend it.)
            orders/erp: 2 records, 1 to write (1 new, 0 begun, 0 there already), 1 for a person, 0 waiting, 0 with nothing to do, 0 failed. Nothing was written.

            """.ReplaceLineEndings("\n"),
            text.ToString());
    }

    private static async Task<EngineScene> SceneAsync()
    {
        var scene = new EngineScene();
        await scene.StartAsync();
        return scene;
    }

    private static async Task<List<PreviewedWork>> PreviewAsync(EngineScene scene, params string[] ids) =>
        await scene.Host.Services.GetRequiredService<IFlowPreviews>()
            .PreviewAsync(EngineScene.Flow, ids.Select(id => EngineScene.Key(id).Source), Cancel).ToListAsync(Cancel);
}
