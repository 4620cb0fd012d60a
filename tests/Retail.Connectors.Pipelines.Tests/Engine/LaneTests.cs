using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Retail.Connectors.Pipelines.Lanes;
using Retail.Connectors.Pipelines.Work;

namespace Retail.Connectors.Pipelines.Tests.Engine;

/// <summary>An outage is the lane's verdict, not the work's fault.</summary>
public sealed class LaneTests
{
    private static readonly LaneKey ShopRead = new("shop", LaneDirection.Read);
    private static readonly LaneKey ErpWrite = new("erp", LaneDirection.Write);

    [Fact]
    public async Task Outage_ConfirmedByProbe_ClosesTheLaneAndNoWorkIsTriedMeanwhile()
    {
        await using var scene = new EngineScene(options => options.MaxAttempts = 2);
        var down = false;
        var probes = new ConcurrentQueue<Instant>();
        scene.Shop.OnRead = _ => down ? throw Down("shop") : Task.CompletedTask;
        scene.Shop.OnDescribe = () =>
        {
            probes.Enqueue(scene.Now);
            return down ? throw Down("shop") : Task.FromResult("https://shop.example");
        };
        await scene.StartAsync();
        await scene.OrderAsync("first");
        await scene.StateAsync("first", WorkState.Done);
        down = true;
        probes.Clear();
        await OrdersAsync(scene, 40);
        await scene.UntilAsync(() => IsClosed(scene, ShopRead), "the lane is closed");
        var reads = scene.Shop.Reads;
        await scene.PassAsync(Duration.FromMinutes(30));

        Assert.Equal(reads, scene.Shop.Reads);
        Assert.InRange(reads, 2, 9);
        Assert.InRange(probes.Count, 5, 25);
        var waits = probes.Zip(probes.Skip(1), (before, after) => after - before).ToArray();
        Assert.True(waits[^1] >= Duration.FromMinutes(4), $"The pauses do not grow: {string.Join(", ", waits)}");
        Assert.True(waits[^1] <= Duration.FromMinutes(6), $"The pauses grow for ever: {string.Join(", ", waits)}");
        Assert.Equal(40, (await scene.Store.Queries.CountAsync(EngineScene.Flow, TestContext.Current.CancellationToken)).Pending);

        down = false;
        await AllDoneAsync(scene, 41);
        Assert.False(IsClosed(scene, ShopRead));
        Assert.Equal(41, scene.Erp.Documents.Count);
    }

    [Fact]
    public async Task Outage_WithoutProbe_OtherKeysFailingTooCloseTheLane()
    {
        await using var scene = new EngineScene(options => options.MaxAttempts = 2);
        var down = true;
        scene.Erp.OnCall = (_, _, _) => down ? throw Down("erp") : Task.CompletedTask;
        await scene.StartAsync();
        await OrdersAsync(scene, 40);
        await scene.UntilAsync(() => IsClosed(scene, ErpWrite), "the lane is closed");
        await scene.PassAsync(Duration.FromMinutes(30));

        // At most as many as are in progress at one time for each pause: 1, 2, 4 … 256, 300, 300 … seconds.
        Assert.InRange(scene.Erp.Applies, 2, 8 * 16);
        Assert.Empty(await scene.Store.Queries.ListParkedAsync(null, 10, TestContext.Current.CancellationToken));

        down = false;
        await AllDoneAsync(scene, 40);
        Assert.Equal(40, scene.Erp.Documents.Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Poison_LaneServesOthers_BurnsAttemptsAndParks(bool read)
    {
        await using var scene = new EngineScene(options => options.MaxAttempts = 4);
        scene.Shop.OnRead = id => read && id == "poison" ? throw Down("shop") : Task.CompletedTask;
        scene.Erp.OnCall = (_, command, _) => !read && command.Content == "poison" ? throw Down("erp") : Task.CompletedTask;
        await scene.StartAsync();
        await scene.OrderAsync("poison", "poison");
        for (var i = 0; i < 12; i++)
        {
            await OrdersAsync(scene, 1, from: i);
            await scene.StateAsync(Id(i), WorkState.Done);
            await scene.PassAsync(Duration.FromSeconds(3));
        }

        var reason = await scene.ParkedAsync("poison");
        Assert.Equal("breaks-the-target", reason.Code);
        Assert.Contains("4 times", reason.Explanation, StringComparison.Ordinal);
        Assert.DoesNotContain(scene.Lanes, lane => lane.ClosedUntil is not null);
    }

    [Fact]
    public async Task Unauthorized_ConfirmedByProbe_ClosesTheLaneInsteadOfParking()
    {
        await using var scene = new EngineScene();
        var locked = false;
        ConnectorException Locked() => new(ConnectorErrorKind.Unauthorized, "shop", "Wrong key.");
        scene.Shop.OnRead = _ => locked ? throw Locked() : Task.CompletedTask;
        scene.Shop.OnDescribe = () => locked ? throw Locked() : Task.FromResult("https://shop.example");
        await scene.StartAsync();
        await scene.OrderAsync("a");
        await scene.StateAsync("a", WorkState.Done);
        locked = true;
        await OrdersAsync(scene, 20);
        await scene.UntilAsync(() => IsClosed(scene, ShopRead), "the lane is closed");
        await scene.PassAsync(Duration.FromMinutes(5));
        Assert.Empty(await scene.Store.Queries.ListParkedAsync(null, 10, TestContext.Current.CancellationToken));
        Assert.Equal("Wrong key.", scene.Lanes.Single(lane => lane.Lane == ShopRead).Reason);

        locked = false;
        await AllDoneAsync(scene, 21);
    }

    [Fact]
    public async Task RateLimited_WithRetryAfter_NobodyCallsSooner()
    {
        await using var scene = new EngineScene();
        scene.Shop.OnRead = _ => scene.Shop.Reads == 1
            ? throw new ConnectorException(ConnectorErrorKind.RateLimited, "shop", "Slow down.") { RetryAfter = Duration.FromSeconds(40) }
            : Task.CompletedTask;
        await scene.StartAsync();
        await scene.OrderAsync("a");
        await scene.UntilAsync(() => IsClosed(scene, ShopRead), "the lane is closed");
        await OrdersAsync(scene, 5);
        await scene.PassAsync(Duration.FromSeconds(38));
        Assert.Equal(1, scene.Shop.Reads);

        await AllDoneAsync(scene, 6);
    }

    [Fact]
    public async Task Outage_LongerThanMaxAge_DoesNotCountAsAge()
    {
        await using var scene = new EngineScene(options => options.MaxAge = TimeSpan.FromMinutes(10));
        var down = false;
        var conflicts = 3;
        scene.Shop.OnDescribe = () => down ? throw Down("shop") : Task.FromResult("https://shop.example");
        scene.Shop.OnRead = _ => down ? throw Down("shop")
            : conflicts-- > 0 ? throw new ConnectorException(ConnectorErrorKind.Conflict, "shop", "Busy.")
            : Task.CompletedTask;
        await scene.StartAsync();
        await scene.PassAsync(Duration.FromSeconds(1));
        down = true;
        await scene.OrderAsync("1");
        await scene.UntilAsync(() => IsClosed(scene, ShopRead), "the lane is closed");
        await scene.PassAsync(Duration.FromMinutes(30));

        down = false;
        await scene.StateAsync("1", WorkState.Done);
        Assert.True(conflicts < 0);
    }

    [Fact]
    public async Task Maintenance_WindowIsOpen_TheSystemIsLeftAlone()
    {
        var begin = new EngineScene().Now + Duration.FromMinutes(1);
        var window = new MaintenanceWindow.Once("erp", begin, begin + Duration.FromMinutes(10));
        await using var scene = new EngineScene(extend: retail => retail.Maintenance(window));
        await scene.StartAsync();
        await scene.PassAsync(Duration.FromSeconds(70));
        await scene.OrderAsync("1");
        await scene.PassAsync(Duration.FromMinutes(8));
        Assert.Empty(scene.Erp.Calls);
        Assert.Equal(0, (await scene.WorkAsync("1"))!.Attempts);
        Assert.Equal(begin + Duration.FromMinutes(10), scene.Lanes.Single(lane => lane.Lane == ErpWrite).ClosedUntil);

        await scene.StateAsync("1", WorkState.Done);
        Assert.True(scene.Now >= begin + Duration.FromMinutes(10));
    }

    private static ConnectorException Down(string system) => new(ConnectorErrorKind.Unavailable, system, "It is down.");

    private static bool IsClosed(EngineScene scene, LaneKey lane) => scene.Lanes.Any(view => view.Lane == lane && view.ClosedUntil is not null);

    private static string Id(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static async Task OrdersAsync(EngineScene scene, int count, int from = 0)
    {
        for (var i = from; i < from + count; i++)
        {
            await scene.OrderAsync(Id(i));
        }
    }

    private static Task AllDoneAsync(EngineScene scene, int count) => scene.UntilAsync(
        async () => (await scene.Store.Queries.CountAsync(EngineScene.Flow, TestContext.Current.CancellationToken)).Done == count,
        "all orders are done");
}
