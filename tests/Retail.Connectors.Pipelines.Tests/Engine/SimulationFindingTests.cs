using Retail.Connectors.Effects;
using Retail.Connectors.Pipelines.Flows;
using Retail.Connectors.Pipelines.Work;
using Fault = Retail.Connectors.Pipelines.Tests.Engine.ScriptedErp.Fault;

namespace Retail.Connectors.Pipelines.Tests.Engine;

/// <summary>What the simulation once found, in its shortest form.</summary>
public sealed class SimulationFindingTests
{
    private static readonly NodaTime.Duration Settle = NodaTime.Duration.FromMinutes(5);

    [Theory]
    [InlineData(EffectGuarantee.Enforced)]
    [InlineData(EffectGuarantee.Lookup)]
    public async Task Withdrawn_AnswerLost_ParksWithTheDocumentThatStands(EffectGuarantee guarantee)
    {
        await using var scene = await WithdrawAsync(guarantee, Fault.AnswerLost);

        var reason = await scene.ParkedAsync("1");
        Assert.Equal("done-then-withdrawn", reason.Code);
        Assert.Contains("cancelled", reason.Explanation, StringComparison.Ordinal);
        Assert.Single(scene.Erp.Documents);
    }

    [Theory]
    [InlineData(EffectGuarantee.Enforced)]
    [InlineData(EffectGuarantee.Lookup)]
    public async Task Withdrawn_RequestLost_IsDoneWhenTheTargetSaysAfterTheSettleTimeThatNothingIsThere(EffectGuarantee guarantee)
    {
        await using var scene = await WithdrawAsync(guarantee, Fault.RequestLost);
        var finds = Finds();
        await scene.PassAsync(Settle - NodaTime.Duration.FromSeconds(5));
        Assert.Equal(finds, Finds());

        await scene.StateAsync("1", WorkState.Done);
        Assert.Equal(finds + 1, Finds());
        Assert.Empty(scene.Erp.Documents);

        int Finds() => scene.Erp.Calls.Count(call => call == "find");
    }

    [Fact]
    public async Task Withdrawn_TheDocumentIsCancelledInTheTarget_IsDone()
    {
        await using var scene = await WithdrawAsync(EffectGuarantee.Lookup, Fault.AnswerLost);
        scene.Erp.Finds = new Finding.Complete(
            ScriptedErp.ReceiptOf(ScriptedFlow.Submit(EngineScene.Key("1").Source, "content")) with { Stage = DocumentStage.None });

        await scene.StateAsync("1", WorkState.Done);
    }

    [Theory]
    [InlineData(EffectGuarantee.None, "submit")]
    [InlineData(EffectGuarantee.Lookup, "another verb")]
    public async Task Withdrawn_TheTargetCannotBeAsked_ParksInDoubt(EffectGuarantee guarantee, string found)
    {
        await using var scene = await WithdrawAsync(EffectGuarantee.Lookup, Fault.RequestLost, () => (guarantee, found));

        var reason = await scene.ParkedAsync("1");
        Assert.Equal("perhaps-done-before", reason.Code);
        Assert.Contains("cancelled", reason.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Withdrawn_TheTargetIsDown_IsAskedAgain()
    {
        await using var scene = await WithdrawAsync(EffectGuarantee.Lookup, Fault.RequestLost);
        var asked = 0;
        scene.Erp.OnCall = (_, _, _) => ++asked == 1
            ? throw new ConnectorException(ConnectorErrorKind.Unavailable, "erp", "It is down.")
            : Task.CompletedTask;

        await scene.StateAsync("1", WorkState.Done);
        Assert.True(asked > 1);
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

    /// <summary>An order whose requests fail, and which is cancelled in the shop before they are made again.</summary>
    private static async Task<EngineScene> WithdrawAsync(EffectGuarantee guarantee, Fault fault, Func<(EffectGuarantee Guarantee, string Verb)>? then = null)
    {
        var scene = new EngineScene(options => options.RetryDelay = TimeSpan.FromSeconds(30));
        scene.Erp.Guarantee(guarantee, Settle);
        scene.Erp.FailNext(fault, fault, fault);

        // An enforced key is looked for within the attempt: that fails as well.
        scene.Erp.OnCall = (call, _, _) => call == "find" ? throw new ConnectorException(ConnectorErrorKind.Unavailable, "erp", "It is down.") : Task.CompletedTask;
        await scene.StartAsync();
        await scene.OrderAsync("1");
        await scene.UntilAsync(async () => (await scene.WorkAsync("1"))?.LastError.Length > 0, "the outcome is unknown");
        if (then?.Invoke() is { } changed)
        {
            scene.Erp.Guarantee(changed.Guarantee, Settle);
            scene.Erp.Verb = changed.Verb;
        }

        scene.Erp.OnCall = (_, _, _) => Task.CompletedTask;
        scene.Planner.OnPlan = (_, _, _) => new Plan.Nothing("cancelled");
        await scene.HintAsync("1");
        return scene;
    }
}
