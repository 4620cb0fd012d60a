using Retail.Connectors.Effects;
using Retail.Connectors.Pipelines.Flows;
using Retail.Connectors.Pipelines.Work;
using Fault = Retail.Connectors.Pipelines.Tests.Engine.ScriptedErp.Fault;

namespace Retail.Connectors.Pipelines.Tests.Engine;

/// <summary>What the simulation once found, in its shortest form.</summary>
public sealed class SimulationFindingTests
{
    [Fact]
    public async Task Withdrawn_AfterAnUnknownOutcome_ParksInsteadOfForgettingTheDocument()
    {
        await using var scene = new EngineScene(options => options.RetryDelay = TimeSpan.FromSeconds(30));
        scene.Erp.Guarantee(EffectGuarantee.Lookup, NodaTime.Duration.FromMinutes(1));
        scene.Erp.FailNext(Fault.AnswerLost);
        await scene.StartAsync();
        await scene.OrderAsync("1");
        await scene.UntilAsync(async () => (await scene.WorkAsync("1"))?.LastError.Length > 0, "the answer is lost");
        scene.Planner.OnPlan = (_, _, _) => new Plan.Nothing("cancelled");
        await scene.HintAsync("1");

        var reason = await scene.ParkedAsync("1");
        Assert.Equal("perhaps-done-before", reason.Code);
        Assert.Contains("cancelled", reason.Explanation, StringComparison.Ordinal);
        Assert.Single(scene.Erp.Documents);
    }

    [Fact]
    public async Task Withdrawn_ParkedAndDueAgain_IsSettledByTheLedger()
    {
        await using var scene = new EngineScene(options => options.RetryDelay = TimeSpan.FromSeconds(30));
        scene.Erp.FailNext(Fault.AnswerLost);
        scene.Erp.Guarantee(EffectGuarantee.Lookup, NodaTime.Duration.FromMinutes(1));
        await scene.StartAsync();
        await scene.OrderAsync("1");
        await scene.UntilAsync(async () => (await scene.WorkAsync("1"))?.LastError.Length > 0, "the answer is lost");
        var due = scene.Planner.OnPlan;
        scene.Planner.OnPlan = (_, _, _) => new Plan.Nothing("cancelled");
        await scene.HintAsync("1");
        await scene.StateAsync("1", WorkState.Parked);
        scene.Planner.OnPlan = due;
        await scene.HintAsync("1");
        await scene.StateAsync("1", WorkState.Done);

        Assert.Single(scene.Erp.Documents);
    }

    [Theory]
    [InlineData(-300)]
    [InlineData(300)]
    public async Task Clock_WrongByMoreThanALease_WorkGoesOnAndAnOutageIsStillWaitedFor(int storeAheadSeconds)
    {
        await using var scene = new EngineScene(options => options.RetryDelay = TimeSpan.FromSeconds(30), storeAhead: TimeSpan.FromSeconds(storeAheadSeconds));
        scene.Erp.FailNext(Fault.Down);
        await scene.StartAsync();
        await scene.OrderAsync("1");
        await scene.UntilAsync(() => scene.Erp.Applies == 1, "the ERP is asked");
        var asked = scene.Now;
        await scene.StateAsync("1", WorkState.Done);

        Assert.InRange(scene.Now - asked, NodaTime.Duration.FromSeconds(15), NodaTime.Duration.FromSeconds(60));
    }

    [Fact]
    public async Task Identity_StoreFailsToPinIt_TheEngineAsksAgain()
    {
        await using var scene = new EngineScene();
        var pins = 0;
        scene.Store.OnPin = () => ++pins == 1 ? throw new IOException("The store is away.") : Task.CompletedTask;
        await scene.StartAsync();
        await scene.OrderAsync("1");
        await scene.StateAsync("1", WorkState.Done);

        Assert.True(pins > 1);
    }
}
