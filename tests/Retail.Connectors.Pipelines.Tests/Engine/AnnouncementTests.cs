using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Retail.Connectors.Mapping;
using Retail.Connectors.Pipelines.Flows;
using Retail.Connectors.Pipelines.Operations;
using Retail.Connectors.Pipelines.Work;

namespace Retail.Connectors.Pipelines.Tests.Engine;

/// <summary>What other nodes are told after a commit.</summary>
public sealed class AnnouncementTests : IWorkAnnouncer
{
    private readonly ConcurrentQueue<WorkKey?> _told = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    void IWorkAnnouncer.Announce(WorkKey? work) => _told.Enqueue(work);

    [Fact]
    public async Task Hint_Stored_TellsItsWork()
    {
        // The engine may be done before the hint is told of: what it does must have nothing to tell.
        await using var scene = Scene();
        scene.Planner.OnPlan = (_, _, _) => new Plan.Nothing("not tried here");
        await scene.StartAsync();
        await scene.OrderAsync("1");
        await scene.StateAsync("1", WorkState.Done);

        Assert.Equal([EngineScene.Key("1")], _told);
    }

    [Fact]
    public async Task Effect_WithALink_TellsThatSomethingMayBeDue()
    {
        await using var scene = Scene();
        await scene.StartAsync();
        await scene.OrderAsync("1");
        await scene.UntilAsync(() => _told.Contains(null), "it is told");
    }

    [Fact]
    public async Task Operator_MapsAndReplays_IsTold()
    {
        await using var scene = Scene();
        await scene.StartAsync();
        var operators = scene.Host.Services.GetRequiredService<IOperatorActions>();
        await operators.ReplayAsync([EngineScene.Key("1")], "ann", Cancel);
        await operators.MappedAsync(new MissingMapping("payment-method", "shop", "erp", "visa"), "ann", Cancel);
        await operators.HoldAsync(HoldTarget.System("erp"), "It moves.", "ann", Cancel);

        Assert.Equal([EngineScene.Key("1"), null], _told);
    }

    [Fact]
    public async Task Commit_ThatLostItsFence_TellsNothing()
    {
        await using var scene = Scene();
        var loses = false;
        scene.Store.OnCommit = commit =>
        {
            if (commit.Claim is not null && !loses)
            {
                loses = true;
                scene.Time.Advance(TimeSpan.FromMinutes(5));
            }

            return Task.CompletedTask;
        };
        await scene.StartAsync();
        await scene.OrderAsync("1");
        await scene.StateAsync("1", WorkState.Done);
        await scene.UntilAsync(() => _told.Contains(null), "the second claim tells of its link");

        Assert.Single(_told, told => told is null);
    }

    private EngineScene Scene() => new(extend: retail => retail.Services.AddSingleton<IWorkAnnouncer>(this));
}
