using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Retail.Connectors.Effects;
using Retail.Connectors.Mapping;
using Retail.Connectors.Pipelines.Flows;
using Retail.Connectors.Pipelines.Mapping;
using Retail.Connectors.Pipelines.Tests.Engine;
using Retail.Connectors.Pipelines.Work;

namespace Retail.Connectors.Pipelines.Tests.Mapping;

/// <summary>Work that waits for words, and edits that come in any moment of it.</summary>
public sealed class MappedWorkTests
{
    private static readonly MappingWord Seven = new(MappingTables.Tax, "shop", "erp", "7");
    private static readonly MappingWord Visa = new(MappingTables.PaymentMethod, "shop", "erp", "visa");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Save_OneOfTwoMissingWords_ParksAgainWithTheOtherAndGoesInWithBoth()
    {
        await using var scene = Scene();
        await scene.StartAsync();
        await scene.OrderAsync("1");
        Assert.Equal([Seven.ToMissing(), Visa.ToMissing()], (await scene.ParkedAsync("1")).Missing);

        await SaveAsync(scene, Seven, "VAT 20");
        await scene.UntilAsync(async () => (await ParkedAsync(scene)).All(missing => !missing.Contains(Seven.ToMissing())), "only the other is missing");
        Assert.Equal([Visa.ToMissing()], (await scene.ParkedAsync("1")).Missing);

        await SaveAsync(scene, Visa, "Card");
        await scene.StateAsync("1", WorkState.Done);
        Assert.Equal(["VAT 20 Card"], scene.Erp.Documents.Select(document => document.Content));
    }

    [Fact]
    public async Task Save_WhilePlanning_TheWorkIsTriedAgainAtOnce()
    {
        await using var scene = Scene();
        var plans = new ConcurrentQueue<Plan>();
        scene.Planner.OnPlan = (source, _, context) =>
        {
            var plan = PlannedByWords.Plan(source, context, Seven);
            if (plans.IsEmpty)
            {
                // Between the plan and its commit: nothing is parked yet that it could bring back.
                scene.Store.CommitAsync(SaveOf(Seven, "VAT 20"), Cancel).AsTask().GetAwaiter().GetResult();
            }

            plans.Enqueue(plan);
            return plan;
        };
        await scene.StartAsync();
        var before = scene.Now;
        await scene.OrderAsync("1");
        await scene.StateAsync("1", WorkState.Done);

        Assert.Equal([typeof(Plan.Park), typeof(Plan.Do)], plans.Select(plan => plan.GetType()));
        Assert.True(scene.Now - before < Duration.FromSeconds(2), "It did not wait until the version was asked for anyway.");
    }

    [Fact]
    public async Task Save_WhileTheTargetRefusesForWantOfAWord_TheWorkIsTriedAgain()
    {
        await using var scene = new EngineScene();
        scene.Erp.OnCall = async (call, _, _) =>
        {
            if (call == "apply" && scene.Erp.Answers is null && scene.Erp.Documents.IsEmpty && scene.Erp.Applies == 1)
            {
                scene.Erp.Answers = new EffectResult.Refused("unknown-tax", "No such tax.", "Map it.") { Missing = [Seven.ToMissing()] };
                await scene.Store.CommitAsync(SaveOf(Seven, "VAT 20"), Cancel);
            }
            else
            {
                scene.Erp.Answers = null;
            }
        };
        await scene.StartAsync();
        await scene.OrderAsync("1");
        await scene.StateAsync("1", WorkState.Done);

        Assert.Equal(2, scene.Erp.Applies);
    }

    [Fact]
    public async Task Save_InAnotherProcess_CountsHereWithinTheInterval()
    {
        await using var scene = Scene(retail => retail
            .Map(new MappingRow(Seven.Table, Seven.From, Seven.To, Seven.Value, "VAT 20"))
            .Map(new MappingRow(Visa.Table, Visa.From, Visa.To, Visa.Value, "Card")));
        await scene.StartAsync();
        await scene.OrderAsync("1");
        await scene.StateAsync("1", WorkState.Done);
        await scene.Store.CommitAsync(SaveOf(Seven, "VAT 21"), Cancel);
        await scene.PassAsync(Duration.FromSeconds(4));
        await scene.OrderAsync("2");
        await scene.StateAsync("2", WorkState.Done);

        await Editor(scene).TryRemoveAsync(Seven, 1, "ann", Cancel);
        await scene.OrderAsync("3");
        await scene.StateAsync("3", WorkState.Done);

        Assert.Equal(["VAT 20 Card", "VAT 21 Card", "VAT 20 Card"], scene.Erp.Documents.Select(document => document.Content));
    }

    [Fact]
    public async Task Save_InThisProcess_CountsForTheNextOrder()
    {
        await using var scene = Scene(retail => retail.ConfigurePipelines(options => options.MappingInterval = TimeSpan.FromDays(1)));
        await scene.StartAsync();
        await SaveAsync(scene, Seven, "VAT 20");
        await SaveAsync(scene, Visa, "Card");
        await scene.OrderAsync("1");
        await scene.StateAsync("1", WorkState.Done);

        Assert.Equal(["VAT 20 Card"], scene.Erp.Documents.Select(document => document.Content));
    }

    [Fact]
    public async Task Restart_AfterEdits_TheyAreKnown()
    {
        await using var scene = Scene();
        await scene.StartAsync();
        await SaveAsync(scene, Seven, "VAT 20");
        await SaveAsync(scene, Visa, "Card");
        await scene.StopAsync();
        await scene.StartAsync();
        await scene.OrderAsync("1");
        await scene.StateAsync("1", WorkState.Done);

        Assert.Equal(["VAT 20 Card"], scene.Erp.Documents.Select(document => document.Content));
    }

    private static EngineScene Scene(Action<RetailConnectorsBuilder>? extend = null)
    {
        var scene = new EngineScene(extend: extend);
        scene.Planner.OnPlan = (source, _, context) => PlannedByWords.Plan(source, context, Seven, Visa);
        return scene;
    }

    private static async Task<IEnumerable<IReadOnlyList<MissingMapping>>> ParkedAsync(EngineScene scene) =>
        (await scene.Store.Queries.ListParkedAsync(EngineScene.Flow, 100, Cancel)).Select(parked => (IReadOnlyList<MissingMapping>)parked.Reason.Missing);

    private static IMappingEditor Editor(EngineScene scene) => scene.Host.Services.GetRequiredService<IMappingEditor>();

    private static async Task SaveAsync(EngineScene scene, MappingWord word, string mapped) =>
        Assert.True(await Editor(scene).TrySaveAsync(word, mapped, 0, "ann", Cancel));

    private static Commit SaveOf(MappingWord word, string mapped) =>
        new() { Edits = [new MappingEdit(word, mapped, 0, "ann")], Mapped = [word.ToMissing()] };
}
