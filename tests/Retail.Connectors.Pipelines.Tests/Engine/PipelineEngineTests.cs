using System.Collections.Immutable;
using NodaTime;
using Retail.Connectors.Changes;
using Retail.Connectors.Effects;
using Retail.Connectors.Pipelines.Work;
using Fault = Retail.Connectors.Pipelines.Tests.Engine.ScriptedErp.Fault;

namespace Retail.Connectors.Pipelines.Tests.Engine;

/// <summary>The engine as a host sees it.</summary>
public sealed class PipelineEngineTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Plan_LaterEffectFails_TheEarlierIsStored()
    {
        await using var scene = new EngineScene(options => options.RetryDelay = TimeSpan.FromSeconds(30));
        scene.Planner.OnPlan = (source, item, _) => ScriptedFlow.Do(ScriptedFlow.Customer("c"), ScriptedFlow.Submit(source, item!.Content));
        scene.Erp.FailNext(Fault.None, Fault.Down);
        await scene.StartAsync();
        await scene.OrderAsync("1");
        await scene.UntilAsync(async () => (await scene.WorkAsync("1"))?.LastError.Length > 0, "the failure is stored");
        Assert.Single(await scene.Store.Queries.FindLinksAsync(new EntityRef("shop", EntityKind.Guest, "c"), Cancel));

        await scene.StateAsync("1", WorkState.Done);
        Assert.Equal(["customer", "content"], scene.Erp.Documents.Select(document => document.Content));
        Assert.Equal(["apply -", "apply -", "find", "apply Nothing"], scene.Erp.Calls);
    }

    [Fact]
    public async Task Plan_LaterEffectHasADefect_TheEarlierIsStored()
    {
        await using var scene = new EngineScene(options => options.MaxAttempts = 1);
        scene.Planner.OnPlan = (source, item, _) => ScriptedFlow.Do(ScriptedFlow.Customer("c"), ScriptedFlow.Submit(source, item!.Content));
        scene.Erp.OnCall = (_, command, _) => command.Content == "content" ? throw new NotSupportedException("A defect.") : Task.CompletedTask;
        await scene.StartAsync();
        await scene.OrderAsync("1");

        Assert.Equal("defect", (await scene.ParkedAsync("1")).Code);
        Assert.Single(await scene.Store.Queries.FindLinksAsync(new EntityRef("shop", EntityKind.Guest, "c"), Cancel));
    }

    [Fact]
    public async Task Hint_DuringWork_ItIsReadAndPlannedAgain()
    {
        await using var scene = new EngineScene();
        scene.Erp.Guarantee(EffectGuarantee.Converging);
        scene.Erp.OnCall = async (_, command, _) =>
        {
            if (command.Content == "old")
            {
                await scene.OrderAsync("1", "new");
            }
        };
        await scene.StartAsync();
        await scene.OrderAsync("1", "old");
        await scene.StateAsync("1", WorkState.Done);

        Assert.Equal(["old", "new"], scene.Erp.Documents.Select(document => document.Content));
    }

    [Fact]
    public async Task TwoOrders_OfOneNewCustomerAtOneTime_MakeOneCustomerLongBeforeALeaseEnds()
    {
        await using var scene = new EngineScene();
        var gate = new TaskCompletionSource();
        scene.Planner.OnPlan = (source, item, _) => ScriptedFlow.Do(ScriptedFlow.Customer("c"), ScriptedFlow.Submit(source, item!.Content));
        scene.Erp.OnCall = (_, command, _) => command.Content == "customer" ? gate.Task : Task.CompletedTask;
        await scene.StartAsync();
        var began = scene.Now;
        await scene.OrderAsync("1");
        await scene.OrderAsync("2");
        await scene.UntilAsync(() => scene.Shop.Reads == 2 && scene.Erp.Applies == 1, "both are read and one asks for the customer");
        gate.SetResult();
        await scene.StateAsync("1", WorkState.Done);
        await scene.StateAsync("2", WorkState.Done);

        Assert.Single(scene.Erp.Documents, document => document.Content == "customer");
        Assert.Equal(2, scene.Erp.Documents.Count(document => document.Content == "content"));
        Assert.True(scene.Now - began < Duration.FromSeconds(30));
    }

    [Fact]
    public async Task LeaseLost_DuringWork_NothingMoreIsSentOrStored()
    {
        await using var scene = new EngineScene();
        var stopped = new TaskCompletionSource();
        scene.Planner.OnPlan = (source, item, _) => ScriptedFlow.Do(ScriptedFlow.Customer("c"), ScriptedFlow.Submit(source, item!.Content));
        var commits = 0;
        scene.Store.OnCommit = commit =>
        {
            commits += commit.Claim is null ? 0 : 1;
            return Task.CompletedTask;
        };
        scene.Erp.OnCall = async (_, _, cancellationToken) =>
        {
            scene.Store.RefusesRenewal = true;
            using var registration = cancellationToken.Register(stopped.SetResult);
            await stopped.Task;
        };
        await scene.StartAsync();
        await scene.OrderAsync("1");
        await scene.UntilAsync(() => stopped.Task.IsCompleted, "the work is told that its lease is lost");
        await scene.PassAsync(Duration.FromSeconds(1));

        Assert.Equal(1, scene.Erp.Applies);
        Assert.Equal(0, commits);
    }

    [Fact]
    public async Task Shutdown_DuringWork_IsTakenUpAfterTheRestartAndNotDoubled()
    {
        await using var scene = new EngineScene();
        scene.Erp.OnCall = (call, _, cancellationToken) => call == "apply" && scene.Erp.Applies == 1
            ? WriteAndHangAsync(scene, cancellationToken)
            : Task.CompletedTask;
        await scene.StartAsync();
        await scene.OrderAsync("1");
        await scene.UntilAsync(() => scene.Erp.Documents.Count == 1, "it is written");
        await scene.StopAsync();
        Assert.Equal(WorkState.Pending, (await scene.WorkAsync("1"))!.State);

        var began = scene.Now;
        await scene.StartAsync();
        await scene.StateAsync("1", WorkState.Done);
        Assert.Single(scene.Erp.Documents);
        Assert.Equal(["apply -", "find", "apply Complete"], scene.Erp.Calls);
        Assert.True(scene.Now - began < Duration.FromSeconds(30), "The claim was given back, not waited for.");
    }

    [Fact]
    public async Task Shutdown_AfterOneOfTwoEffects_TheFirstIsStored()
    {
        await using var scene = new EngineScene();
        scene.Planner.OnPlan = (source, item, _) => ScriptedFlow.Do(ScriptedFlow.Customer("c"), ScriptedFlow.Submit(source, item!.Content));
        scene.Erp.OnCall = (_, command, cancellationToken) => command.Content == "content"
            ? Task.Delay(Timeout.InfiniteTimeSpan, scene.Time, cancellationToken)
            : Task.CompletedTask;
        await scene.StartAsync();
        await scene.OrderAsync("1");
        await scene.UntilAsync(() => scene.Erp.Applies == 2, "the second is under way");
        await scene.StopAsync();

        Assert.Single(await scene.Store.Queries.FindLinksAsync(new EntityRef("shop", EntityKind.Guest, "c"), Cancel));
    }

    [Fact]
    public async Task Identity_OtherThanBefore_StopsBeforeAnythingIsReadOrWritten()
    {
        await using var scene = new EngineScene(polls: true);
        await scene.Store.PinIdentityAsync("shop", "https://production.example", Cancel);
        await scene.Store.CommitAsync(new Commit { Hints = [new RaisedHint(EngineScene.Key("1"), null)] }, Cancel);
        scene.Shop.Items["1"] = new Item("content");
        await scene.StartAsync();
        await scene.PassAsync(Duration.FromSeconds(30));

        Assert.Equal(0, scene.Shop.Reads + scene.Shop.Polls + scene.Erp.Calls.Count);
    }

    [Theory]
    [InlineData(ConnectorErrorKind.Unavailable)]
    [InlineData(ConnectorErrorKind.Ambiguous)]
    [InlineData(ConnectorErrorKind.Unauthorized)]
    public async Task Identity_CannotBeAskedYet_WorkWaitsForIt(ConnectorErrorKind kind)
    {
        await using var scene = new EngineScene();
        var down = true;
        scene.Shop.OnDescribe = () => down ? throw new ConnectorException(kind, "shop", "Not now.") : Task.FromResult("https://shop.example");
        await scene.StartAsync();
        await scene.OrderAsync("1");
        await scene.PassAsync(Duration.FromSeconds(10));
        Assert.Equal(0, scene.Shop.Reads);

        down = false;
        await scene.StateAsync("1", WorkState.Done);
    }

    [Fact]
    public async Task Replay_AfterTheCauseIsMended_IsDone()
    {
        await using var scene = new EngineScene();
        scene.Erp.Answers = new EffectResult.Refused("unknown-sku", "No product X-1.", "Create X-1.");
        await scene.StartAsync();
        await scene.OrderAsync("1");
        await scene.ParkedAsync("1");

        scene.Erp.Answers = null;
        await scene.ReplayAsync("1");
        await scene.StateAsync("1", WorkState.Done);
        Assert.Single(scene.Erp.Documents);
    }

    [Fact]
    public async Task Store_FailsForAWhile_WorkGoesOnAfterwards()
    {
        await using var scene = new EngineScene();
        var away = true;
        scene.Store.OnClaim = () => away ? throw new IOException("The disk is full.") : Task.CompletedTask;
        await scene.StartAsync();
        await scene.OrderAsync("1");
        await scene.PassAsync(Duration.FromSeconds(10));

        away = false;
        await scene.StateAsync("1", WorkState.Done);
        Assert.Single(scene.Erp.Documents);
    }

    [Fact]
    public async Task Commit_FailsOnceAfterTheEffect_TheEffectIsNotDoubled()
    {
        await using var scene = new EngineScene();
        var failed = false;
        scene.Store.OnCommit = commit =>
        {
            if (commit.Effects.Length > 0 && !failed)
            {
                failed = true;
                throw new IOException("The disk is full.");
            }

            return Task.CompletedTask;
        };
        await scene.StartAsync();
        await scene.OrderAsync("1");
        await scene.StateAsync("1", WorkState.Done);

        Assert.True(failed);
        Assert.Single(scene.Erp.Documents);
    }

    [Fact]
    public async Task Feed_PageIsStored_CursorMovesWithIt()
    {
        await using var scene = new EngineScene(polls: true);
        scene.Shop.Items["1"] = new Item("content");
        var failed = false;
        scene.Store.OnCommit = commit =>
        {
            if (commit.Cursor?.Next == new Cursor("page-1") && !failed)
            {
                failed = true;
                throw new IOException("The disk is full.");
            }

            return Task.CompletedTask;
        };
        var page = new FeedPage<Item>([Seen("1", "a")], new Cursor("page-1"), HasMore: false);
        scene.Shop.Pages.Enqueue(page);
        await scene.StartAsync();
        await scene.UntilAsync(() => failed, "the page's commit fails");
        Assert.Null(await scene.WorkAsync("1"));
        scene.Shop.Pages.Enqueue(page);
        await scene.StateAsync("1", WorkState.Done);

        Assert.Equal([null, null], scene.Shop.Polled.Take(2).ToArray());
        Assert.Equal(new Cursor("page-1"), await scene.Store.Queries.FindCursorAsync("shop/order", Cancel));
    }

    [Fact]
    public async Task Feed_UnreadableEntry_ParksAloneAndThePageGoesOn()
    {
        await using var scene = new EngineScene(polls: true);
        scene.Shop.Items["1"] = new Item("content");
        scene.Shop.Pages.Enqueue(new FeedPage<Item>(
            [new FeedItem<Item>.Unreadable(EngineScene.Key("2").Source, "{", "No closing brace."), Seen("1", "a")], new Cursor("page-1"), HasMore: false));
        await scene.StartAsync();
        await scene.StateAsync("1", WorkState.Done);

        var reason = await scene.ParkedAsync("2");
        Assert.Equal("unreadable", reason.Code);
        Assert.Contains("No closing brace.", reason.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Feed_RefusedAgainAndAgain_IsNeverParked()
    {
        await using var scene = new EngineScene(options => options.MaxAttempts = 2, polls: true);
        scene.Shop.OnPoll = () => scene.Shop.Polls <= 5
            ? throw new ConnectorException(ConnectorErrorKind.Unauthorized, "shop", "Wrong key.")
            : Task.CompletedTask;
        scene.Shop.Items["1"] = new Item("content");
        scene.Shop.Pages.Enqueue(new FeedPage<Item>([Seen("1", "a")], new Cursor("page-1"), HasMore: false));
        await scene.StartAsync();
        await scene.StateAsync("1", WorkState.Done);

        Assert.Empty(await scene.Store.Queries.ListParkedAsync(null, 10, Cancel));
    }

    [Fact]
    public async Task Feed_MorePages_AreReadAtOnce()
    {
        await using var scene = new EngineScene(polls: true);
        var began = scene.Now;
        foreach (var i in new[] { "1", "2", "3" })
        {
            scene.Shop.Items[i] = new Item("content");
            scene.Shop.Pages.Enqueue(new FeedPage<Item>(ImmutableArray.Create(Seen(i, "a")), new Cursor(i), HasMore: i != "3"));
        }

        await scene.StartAsync();
        await scene.StateAsync("3", WorkState.Done);

        Assert.Equal([null, new Cursor("1"), new Cursor("2")], scene.Shop.Polled.Take(3).ToArray());
        Assert.True(scene.Now - began < Duration.FromSeconds(30));
    }

    private static FeedItem<Item> Seen(string id, string revision) =>
        new FeedItem<Item>.Seen(EngineScene.Key(id).Source, new Revision(revision), null);

    private static async Task WriteAndHangAsync(EngineScene scene, CancellationToken cancellationToken)
    {
        scene.Erp.Documents.Enqueue((ScriptedFlow.Submit(EngineScene.Key("1").Source, "content").Key, "content"));
        await Task.Delay(Timeout.InfiniteTimeSpan, scene.Time, cancellationToken);
    }
}
