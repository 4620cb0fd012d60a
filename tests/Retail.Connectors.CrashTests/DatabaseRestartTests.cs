using Npgsql;
using Retail.Connectors.CrashTests.Judging;
using Retail.Connectors.CrashTests.Scenes;
using Retail.Connectors.Tests.Engines;

namespace Retail.Connectors.CrashTests;

/// <summary>The database goes away under load, in each way in which it can, and comes back; the workers live on.</summary>
public sealed class DatabaseRestartTests
{
    private const int Orders = 90;
    private static readonly TimeSpan BetweenOrders = TimeSpan.FromMilliseconds(60);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Server_StoppedCrashedAndKilledUnderLoad_WorkersGoOn()
    {
        if (PostgreSqlServer.FindBinaries() is null)
        {
            MissingEngine.Report("A server that can be stopped is needed: install Debian's postgresql.");
        }

        using var server = await PostgreSqlServer.CreateAsync();
        await using var scene = await CrashScene.CreateAsync(
            StoreKind.PostgreSql, Orders, all: true, store: _ => Task.FromResult(StoreUnderTest.OpenPostgreSql(server.ConnectionString)));
        var workers = await scene.Workers.ManyAsync(2, Cancel);
        var placing = PlaceAsync(scene);
        (Func<Task> Stop, Func<Task> Start)[] ways =
        [
            (server.StopFastAsync, server.StartAsync),
            (server.StopAtOnceAsync, server.StartAsync),
            (server.KillAsync, server.StartAfterKillAsync),
        ];
        foreach (var (stop, start) in ways)
        {
            var confirmed = scene.Erp.Confirmed;
            await Waiting.UntilAsync(() => scene.Erp.Confirmed >= confirmed + 3, "orders get through", Cancel);
            var logs = Array.ConvertAll(workers, worker => worker.Log.Count);
            await stop();
            await Waiting.UntilAsync(() => workers.Zip(logs).All(pair => pair.First.Log.Count > pair.Second), "all workers notice", Cancel);
            await start();
        }

        await placing;
        await Waiting.UntilAsync(() => IsSettledAsync(scene), "all work is settled", Cancel);
        Assert.All(workers, worker => Assert.False(worker.HasExited));
        await Truth.AssertAsync(scene, Cancel);
        await Truth.AssertNothingIsLeftToWriteAsync(scene, Cancel);
    }

    /// <summary>Nothing tells the store: it may be away. The feed finds the orders.</summary>
    private static async Task PlaceAsync(CrashScene scene)
    {
        for (var i = 0; i < Orders; i++)
        {
            await scene.PlaceAsync(Cancel, tells: false);
            await Task.Delay(BetweenOrders, TimeProvider.System, Cancel);
        }
    }

    private static async Task<bool> IsSettledAsync(CrashScene scene)
    {
        try
        {
            return await scene.IsSettledAsync(Cancel);
        }
        catch (NpgsqlException)
        {
            // A connection of the test's own that the server has ended.
            return false;
        }
    }
}
