using System.Collections.Concurrent;
using NodaTime;
using Retail.Connectors.Pipelines.Parking;
using Retail.Connectors.Pipelines.Work;

namespace Retail.Connectors.Pipelines.Tests.Engine;

/// <summary>What a failed call means for the work that made it.</summary>
public sealed class FailurePolicyTests
{
    [Theory]
    [InlineData(ConnectorErrorKind.Rejected, "rejected", ParkOwner.Erp)]
    [InlineData(ConnectorErrorKind.NotFound, "notfound", ParkOwner.Erp)]
    [InlineData(ConnectorErrorKind.Forbidden, "forbidden", ParkOwner.Operations)]
    [InlineData(ConnectorErrorKind.Unauthorized, "unauthorized", ParkOwner.Operations)]
    [InlineData(ConnectorErrorKind.Contract, "contract", ParkOwner.Operations)]
    public async Task Failure_NotToBeRetried_ParksAtOnceWithTheVendorsWords(ConnectorErrorKind kind, string code, ParkOwner owner)
    {
        await using var scene = new EngineScene();
        scene.Shop.OnRead = _ => throw new ConnectorException(kind, "shop", "These are its words.") { Code = "vendor_code" };
        await scene.StartAsync();
        await scene.OrderAsync("1");

        var reason = await scene.ParkedAsync("1");
        Assert.Equal(code, reason.Code);
        Assert.Equal(owner, reason.Owner);
        Assert.Contains("These are its words. (vendor_code)", reason.Explanation, StringComparison.Ordinal);
        Assert.Equal(1, scene.Shop.Reads);
    }

    [Theory]
    [InlineData(ConnectorErrorKind.Ambiguous)]
    [InlineData(ConnectorErrorKind.Conflict)]
    public async Task Failure_AgainAndAgain_BacksOffAndParksAfterMaxAttempts(ConnectorErrorKind kind)
    {
        var reads = new ConcurrentQueue<Instant>();
        await using var scene = new EngineScene(options => options.MaxAttempts = 5);
        scene.Shop.OnRead = _ =>
        {
            reads.Enqueue(scene.Now);
            throw new ConnectorException(kind, "shop", "It fails.");
        };
        await scene.StartAsync();
        await scene.OrderAsync("1");

        Assert.Equal("retries-exhausted", (await scene.ParkedAsync("1")).Code);
        Assert.Equal(5, scene.Shop.Reads);
        var waits = reads.Zip(reads.Skip(1), (before, after) => after - before).ToArray();
        Assert.True(waits[^1] > waits[0] * 2, $"The waits do not grow: {string.Join(", ", waits)}");
    }

    [Fact]
    public async Task Unavailable_LongerThanMaxAttempts_BurnsNoAttempt()
    {
        await using var scene = new EngineScene(options => options.MaxAttempts = 2);
        scene.Shop.OnRead = _ => scene.Shop.Reads <= 8
            ? throw new ConnectorException(ConnectorErrorKind.Unavailable, "shop", "It is down.")
            : Task.CompletedTask;
        await scene.StartAsync();
        await scene.OrderAsync("1");

        await scene.StateAsync("1", WorkState.Done);
        Assert.Equal(9, scene.Shop.Reads);
    }

    [Fact]
    public async Task Unavailable_LongerThanMaxAge_Parks()
    {
        await using var scene = new EngineScene(options => options.MaxAge = TimeSpan.FromSeconds(30));
        scene.Shop.OnRead = _ => throw new ConnectorException(ConnectorErrorKind.Unavailable, "shop", "It is down.");
        await scene.StartAsync();
        await scene.OrderAsync("1");

        var reason = await scene.ParkedAsync("1");
        Assert.Equal("retries-exhausted", reason.Code);
        Assert.True(scene.Shop.Reads > 5);
    }

    [Fact]
    public async Task RateLimited_WithRetryAfter_IsNotTriedSooner()
    {
        await using var scene = new EngineScene();
        scene.Shop.OnRead = _ => scene.Shop.Reads == 1
            ? throw new ConnectorException(ConnectorErrorKind.RateLimited, "shop", "Slow down.") { RetryAfter = Duration.FromSeconds(40) }
            : Task.CompletedTask;
        await scene.StartAsync();
        await scene.OrderAsync("1");
        await scene.PassAsync(Duration.FromSeconds(39));
        Assert.Equal(1, scene.Shop.Reads);

        await scene.StateAsync("1", WorkState.Done);
    }

    [Fact]
    public async Task Defect_AgainAndAgain_ParksAsDefect()
    {
        await using var scene = new EngineScene(options => options.MaxAttempts = 3);
        scene.Planner.OnPlan = (_, _, _) => throw new NotSupportedException("A defect.");
        await scene.StartAsync();
        await scene.OrderAsync("1");

        var reason = await scene.ParkedAsync("1");
        Assert.Equal("defect", reason.Code);
        Assert.Contains("A defect.", reason.Explanation, StringComparison.Ordinal);
        Assert.Equal(3, scene.Shop.Reads);
    }

    [Fact]
    public async Task Poison_AmongOthers_DelaysNoOtherKey()
    {
        await using var scene = new EngineScene(options => options.Concurrency = 1);
        scene.Planner.OnPlan = (source, item, _) => source.Id == "poison"
            ? throw new NotSupportedException("A defect.")
            : ScriptedFlow.Do(ScriptedFlow.Submit(source, item!.Content));
        await scene.StartAsync();
        var began = scene.Now;
        await scene.OrderAsync("poison");
        foreach (var id in new[] { "1", "2", "3", "4" })
        {
            await scene.OrderAsync(id);
            await scene.StateAsync(id, WorkState.Done);
        }

        Assert.NotEqual(WorkState.Done, (await scene.WorkAsync("poison"))!.State);
        Assert.True(scene.Now - began < Duration.FromMinutes(1));
    }
}
