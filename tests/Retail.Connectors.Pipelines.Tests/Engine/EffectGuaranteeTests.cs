using NodaTime;
using Retail.Connectors.Effects;
using Retail.Connectors.Pipelines.Parking;
using Retail.Connectors.Pipelines.Work;
using Fault = Retail.Connectors.Pipelines.Tests.Engine.ScriptedErp.Fault;

namespace Retail.Connectors.Pipelines.Tests.Engine;

/// <summary>The four guarantees against everything the ledger can answer.</summary>
public sealed class EffectGuaranteeTests
{
    private static readonly Duration Settle = Duration.FromMinutes(10);

    [Theory]
    [InlineData(EffectGuarantee.Enforced)]
    [InlineData(EffectGuarantee.Lookup)]
    [InlineData(EffectGuarantee.Converging)]
    [InlineData(EffectGuarantee.None)]
    public async Task Ensure_FirstTime_AppliesOnceWithoutLooking(EffectGuarantee guarantee)
    {
        await using var scene = await StartAsync(guarantee);
        await scene.OrderAsync("1");
        await scene.StateAsync("1", WorkState.Done);

        Assert.Equal(["apply -"], scene.Erp.Calls);
    }

    [Fact]
    public async Task Enforced_AnswerLost_LooksAndWritesAgainAtOnce()
    {
        await using var scene = await StartAsync(EffectGuarantee.Enforced);
        scene.Erp.FailNext(Fault.AnswerLost);
        await scene.OrderAsync("1");
        await scene.StateAsync("1", WorkState.Done);

        Assert.Equal(["apply -", "find", "apply Complete"], scene.Erp.Calls);
        Assert.Single(scene.Erp.Documents);
        Assert.Equal(1, scene.Shop.Reads);
    }

    [Fact]
    public async Task Enforced_RequestLost_WritesAgainAtOnce()
    {
        await using var scene = await StartAsync(EffectGuarantee.Enforced);
        scene.Erp.FailNext(Fault.RequestLost);
        await scene.OrderAsync("1");
        await scene.StateAsync("1", WorkState.Done);

        Assert.Equal(["apply -", "find", "apply Nothing"], scene.Erp.Calls);
        Assert.Single(scene.Erp.Documents);
    }

    [Fact]
    public async Task Enforced_AnswersLostAgainAndAgain_TakesANewTurnAfterAWhile()
    {
        await using var scene = await StartAsync(EffectGuarantee.Enforced);
        scene.Erp.FailNext(Fault.RequestLost, Fault.RequestLost, Fault.RequestLost, Fault.RequestLost);
        await scene.OrderAsync("1");
        await scene.StateAsync("1", WorkState.Done);

        Assert.Equal(5, scene.Erp.Applies);
        Assert.Equal(2, scene.Shop.Reads);
        Assert.Single(scene.Erp.Documents);
    }

    [Theory]
    [InlineData(EffectGuarantee.Enforced)]
    [InlineData(EffectGuarantee.Lookup)]
    public async Task Ensure_LookingTakesLongerThanTheLease_ParksAfterAllAttemptsAndNamesTheSetting(EffectGuarantee guarantee)
    {
        await using var scene = new EngineScene(options => options.MaxAttempts = 3);
        scene.Erp.Guarantee(guarantee);
        scene.Erp.FailNext(Fault.RequestLost);
        scene.Erp.OnCall = (call, _, cancel) => call == "find" ? Task.Delay(TimeSpan.FromSeconds(70), scene.Time, cancel) : Task.CompletedTask;
        await scene.StartAsync();
        await scene.OrderAsync("1");
        var reason = await scene.ParkedAsync("1");

        Assert.Equal("lease-too-short", reason.Code);
        Assert.Contains("PipelineOptions.Lease", reason.FixHint, StringComparison.Ordinal);
        Assert.Equal(1, scene.Erp.Applies);
        Assert.Empty(scene.Erp.Documents);
    }

    [Fact]
    public async Task Enforced_OutcomeUnknownAndTheRecordChanged_WritesTheChangeOnlyAfterItHasSettled()
    {
        await using var scene = new EngineScene();
        scene.Erp.Guarantee(EffectGuarantee.Enforced, Settle);
        ChangeWhenGivenUp(scene);
        await scene.StartAsync();
        await scene.OrderAsync("1", "old");
        await scene.UntilAsync(() => scene.Shop.Reads > 1, "it is read again");
        await scene.PassAsync(Settle);
        Assert.Equal(3, scene.Erp.Applies);

        await scene.StateAsync("1", WorkState.Done);
        Assert.Equal(4, scene.Erp.Applies);
        Assert.Equal("new", Assert.Single(scene.Erp.Documents).Content);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Follows_EffectOfWhichARequestMayStillArrive_WaitsUntilItHasSettled(bool isInDoubt)
    {
        await using var scene = new EngineScene();
        scene.Erp.Guarantee(EffectGuarantee.Enforced, Settle);
        scene.Planner.OnPlan = (source, item, _) =>
        {
            var submit = ScriptedFlow.Submit(source, "old");
            return ScriptedFlow.Do(item!.Content == "old"
                ? submit
                : new Put(EffectKey.For(source, "amend", "erp"), item.Content) { Follows = submit.Key });
        };
        if (isInDoubt)
        {
            scene.Erp.FailNext(Fault.RequestLost);
        }

        await scene.StartAsync();
        await scene.OrderAsync("1", "old");
        await scene.StateAsync("1", WorkState.Done);
        var (applies, reached) = (scene.Erp.Applies, scene.Time.GetUtcNow());
        await scene.OrderAsync("1", "new");
        await scene.StateAsync("1", WorkState.Done);

        Assert.Equal(applies + 1, scene.Erp.Applies);
        Assert.Equal(["old", "new"], scene.Erp.Documents.Select(document => document.Content));
        Assert.Equal(isInDoubt, scene.Time.GetUtcNow() - reached >= Settle.ToTimeSpan());
    }

    [Theory]
    [InlineData(EffectGuarantee.Enforced)]
    [InlineData(EffectGuarantee.Lookup)]
    public async Task KeepsWhatIsThere_CompletedWithOtherContent_IsContentWithIt(EffectGuarantee guarantee)
    {
        await using var scene = new EngineScene();
        scene.Erp.Guarantee(guarantee, Settle);
        scene.Planner.OnPlan = (source, item, _) => ScriptedFlow.Do(
            ScriptedFlow.Customer("c") with { Content = item!.Content, KeepsWhatIsThere = true }, ScriptedFlow.Submit(source, "order"));
        await scene.StartAsync();
        await scene.OrderAsync("1", "one address");
        await scene.StateAsync("1", WorkState.Done);
        await scene.OrderAsync("2", "another address");
        await scene.StateAsync("2", WorkState.Done);

        Assert.Equal(["one address", "order", "order"], scene.Erp.Documents.Select(document => document.Content));
    }

    [Theory]
    [InlineData(EffectGuarantee.Enforced)]
    [InlineData(EffectGuarantee.Lookup)]
    public async Task KeepsWhatIsThere_FoundWithOtherContent_IsAdoptedAfterItHasSettled(EffectGuarantee guarantee)
    {
        await using var scene = new EngineScene();
        scene.Erp.Guarantee(guarantee, Settle);
        scene.Erp.FailNext(Fault.AnswerLost);
        var asked = 0;
        scene.Erp.OnCall = (call, _, _) => call == "find" && guarantee == EffectGuarantee.Enforced && ++asked == 1
            ? throw new ConnectorException(ConnectorErrorKind.Unavailable, "erp", "It is down.")
            : Task.CompletedTask;
        scene.Planner.OnPlan = (_, item, _) => ScriptedFlow.Do(ScriptedFlow.Customer("c") with { Content = item!.Content, KeepsWhatIsThere = true });
        await scene.StartAsync();
        await scene.OrderAsync("1", "one address");
        await scene.UntilAsync(() => scene.Erp.Applies == 1, "it is applied once");
        await scene.OrderAsync("1", "another address");
        await scene.PassAsync(Settle);
        Assert.Equal(1, scene.Erp.Applies);

        await scene.StateAsync("1", WorkState.Done);
        Assert.Equal("one address", Assert.Single(scene.Erp.Documents).Content);
        Assert.Contains("apply Complete", scene.Erp.Calls);
    }

    [Fact]
    public async Task Enforced_Conflict_ReadsAndPlansAgain()
    {
        await using var scene = await StartAsync(EffectGuarantee.Enforced);
        scene.Erp.FailNext(Fault.Conflict);
        await scene.OrderAsync("1");
        await scene.StateAsync("1", WorkState.Done);

        Assert.Equal(2, scene.Shop.Reads);
        Assert.Single(scene.Erp.Documents);
    }

    [Fact]
    public async Task Lookup_AnswerLost_IsNotLookedForBeforeItHasSettled()
    {
        await using var scene = await StartAsync(EffectGuarantee.Lookup);
        scene.Erp.FailNext(Fault.AnswerLost);
        await scene.OrderAsync("1");
        await scene.UntilAsync(() => scene.Erp.Applies == 1, "it is applied once");
        await scene.PassAsync(Settle);
        Assert.Equal(["apply -"], scene.Erp.Calls);

        await scene.StateAsync("1", WorkState.Done);
        Assert.Equal(["apply -", "find", "apply Complete"], scene.Erp.Calls);
        Assert.Single(scene.Erp.Documents);
    }

    [Fact]
    public async Task Lookup_RequestLost_IsWrittenAgainAfterItHasSettled()
    {
        await using var scene = await StartAsync(EffectGuarantee.Lookup);
        scene.Erp.FailNext(Fault.RequestLost);
        await scene.OrderAsync("1");
        await scene.StateAsync("1", WorkState.Done);

        Assert.Equal(["apply -", "find", "apply Nothing"], scene.Erp.Calls);
        Assert.Single(scene.Erp.Documents);
    }

    [Theory]
    [InlineData(EffectGuarantee.Enforced)]
    [InlineData(EffectGuarantee.Lookup)]
    public async Task Again_CompleteFoundButTheRecordChanged_ParksInsteadOfAdopting(EffectGuarantee guarantee)
    {
        await using var scene = await StartAsync(guarantee);
        scene.Erp.FailNext(Fault.AnswerLost);
        scene.Erp.OnCall = (call, _, _) => call == "find" && scene.Erp.Applies == 1 && guarantee == EffectGuarantee.Enforced && scene.Shop.Reads == 1
            ? throw new ConnectorException(ConnectorErrorKind.Unavailable, "erp", "It is down.")
            : Task.CompletedTask;
        await scene.OrderAsync("1", "old");
        await scene.UntilAsync(() => scene.Erp.Applies == 1, "it is applied once");
        await scene.OrderAsync("1", "new");

        var reason = await scene.ParkedAsync("1");
        Assert.Equal("changed-since-effect", reason.Code);
        Assert.Equal(1, scene.Erp.Applies);
        Assert.Equal("old", Assert.Single(scene.Erp.Documents).Content);
    }

    [Fact]
    public async Task Again_PartialFound_IsResumedWithWhatWasFound()
    {
        await using var scene = await StartAsync(EffectGuarantee.Lookup);
        scene.Erp.FailNext(Fault.RequestLost);
        scene.Erp.Finds = new Finding.Partial(ScriptedErp.ReceiptOf(ScriptedFlow.Submit(EngineScene.Key("1").Source, "content")) with { Stage = DocumentStage.Draft });
        await scene.OrderAsync("1");
        await scene.StateAsync("1", WorkState.Done);

        Assert.Equal(["apply -", "find", "apply Partial"], scene.Erp.Calls);
    }

    [Theory]
    [InlineData(EffectGuarantee.Enforced)]
    [InlineData(EffectGuarantee.Lookup)]
    public async Task Again_SeveralFound_Parks(EffectGuarantee guarantee)
    {
        await using var scene = await StartAsync(guarantee);
        scene.Erp.FailNext(Fault.AnswerLost);
        scene.Erp.Finds = new Finding.Several([new EntityRef("erp", EntityKind.SalesOrder, "7"), new EntityRef("erp", EntityKind.SalesOrder, "8")]);
        await scene.OrderAsync("1");

        var reason = await scene.ParkedAsync("1");
        Assert.Equal("several-documents", reason.Code);
        Assert.Contains("erp/sales-order/7, erp/sales-order/8", reason.Explanation, StringComparison.Ordinal);
        Assert.Equal(1, scene.Erp.Applies);
    }

    [Theory]
    [InlineData(Fault.AnswerLost)]
    [InlineData(Fault.RequestLost)]
    public async Task None_OutcomeUnknown_ParksAsPerhapsDone(Fault fault)
    {
        await using var scene = await StartAsync(EffectGuarantee.None);
        scene.Erp.FailNext(fault);
        await scene.OrderAsync("1");

        var reason = await scene.ParkedAsync("1");
        Assert.Equal("perhaps-done", reason.Code);
        Assert.Equal(ParkOwner.Operations, reason.Owner);
        Assert.Equal(["apply -"], scene.Erp.Calls);
    }

    [Fact]
    public async Task Converging_AnswerLost_IsWrittenAgainWithoutLooking()
    {
        await using var scene = await StartAsync(EffectGuarantee.Converging);
        scene.Erp.FailNext(Fault.AnswerLost);
        await scene.OrderAsync("1");
        await scene.StateAsync("1", WorkState.Done);

        Assert.Equal(["apply -", "apply -"], scene.Erp.Calls);
    }

    [Fact]
    public async Task Converging_RecordChanges_TheNewestIsWritten()
    {
        await using var scene = await StartAsync(EffectGuarantee.Converging);
        await scene.OrderAsync("1", "old");
        await scene.StateAsync("1", WorkState.Done);
        await scene.OrderAsync("1", "new");
        await scene.StateAsync("1", WorkState.Done);

        Assert.Equal(["old", "new"], scene.Erp.Documents.Select(document => document.Content));
    }

    [Fact]
    public async Task Completed_AskedForAgain_SendsNothing()
    {
        await using var scene = await StartAsync(EffectGuarantee.Lookup);
        await scene.OrderAsync("1");
        await scene.StateAsync("1", WorkState.Done);
        await scene.HintAsync("1");
        await scene.UntilAsync(() => scene.Shop.Reads == 2, "it is read again");
        await scene.StateAsync("1", WorkState.Done);

        Assert.Equal(["apply -"], scene.Erp.Calls);
    }

    [Fact]
    public async Task Completed_RecordChangedSince_Parks()
    {
        await using var scene = await StartAsync(EffectGuarantee.Enforced);
        await scene.OrderAsync("1", "old");
        await scene.StateAsync("1", WorkState.Done);
        await scene.OrderAsync("1", "new");

        Assert.Equal("changed-since-effect", (await scene.ParkedAsync("1")).Code);
        Assert.Equal(1, scene.Erp.Applies);
    }

    [Fact]
    public async Task Apply_Refused_ParksWithTheVendorsWords()
    {
        await using var scene = await StartAsync(EffectGuarantee.Enforced);
        scene.Erp.Answers = new EffectResult.Refused("unknown-sku", "No product X-1.", "Create X-1.");
        await scene.OrderAsync("1");

        var reason = await scene.ParkedAsync("1");
        Assert.Equal("unknown-sku", reason.Code);
        Assert.Contains("No product X-1.", reason.Explanation, StringComparison.Ordinal);
        Assert.Equal("Create X-1.", reason.FixHint);
    }

    [Fact]
    public async Task Find_TakesLongerThanTheLease_NothingIsSentAfterIt()
    {
        await using var scene = await StartAsync(EffectGuarantee.Lookup);
        scene.Erp.FailNext(Fault.RequestLost);
        var slow = 0;
        scene.Erp.OnCall = (call, _, _) =>
        {
            if (call == "find" && Interlocked.Increment(ref slow) == 1)
            {
                scene.Time.Advance(TimeSpan.FromMinutes(1));
            }

            return Task.CompletedTask;
        };
        await scene.OrderAsync("1");
        await scene.StateAsync("1", WorkState.Done);

        Assert.Equal("apply -,find,find,apply Nothing", string.Join(',', scene.Erp.Calls));
        Assert.Single(scene.Erp.Documents);
    }

    /// <summary>Three requests get lost, and the shop's record changes before the engine gives up.</summary>
    private static void ChangeWhenGivenUp(EngineScene scene)
    {
        scene.Erp.FailNext(Fault.RequestLost, Fault.RequestLost, Fault.RequestLost);
        scene.Erp.OnCall = (call, _, _) =>
        {
            if (call == "apply" && scene.Erp.Applies == 3)
            {
                scene.Shop.Items["1"] = new Item("new");
            }

            return Task.CompletedTask;
        };
    }

    private static async Task<EngineScene> StartAsync(EffectGuarantee guarantee)
    {
        var scene = new EngineScene();
        scene.Erp.Guarantee(guarantee, guarantee == EffectGuarantee.Lookup ? Settle : Duration.Zero);
        await scene.StartAsync();
        return scene;
    }
}
