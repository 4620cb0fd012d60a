using Retail.Connectors.CrashTests.Judging;
using Retail.Connectors.CrashTests.Scenes;

namespace Retail.Connectors.CrashTests;

/// <summary>The disk of a SQLite store is full in the middle of the work, again and again, and has room again later.</summary>
public sealed class DiskFullTests
{
    private const int Cycles = 3;
    private const int OrdersBefore = 4;
    private const int OrdersMeanwhile = 4;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SmallFileSystem_FullUnderLoad_WorkerGoesOnWhenThereIsRoom()
    {
        await using var disk = await SmallDisk.MountAsync();
        await PlayAsync(disk, ignoresFileSize: false);
    }

    [Fact]
    public async Task FileSizeLimit_ReachedUnderLoad_WorkerGoesOnWhenItIsRaised()
    {
        await using var disk = new LimitedFiles();
        await PlayAsync(disk, ignoresFileSize: true);
    }

    private static async Task PlayAsync(IScarceDisk disk, bool ignoresFileSize)
    {
        await using var scene = await CrashScene.CreateAsync(
            StoreKind.Sqlite,
            orders: 60,
            store: _ => Task.FromResult(StoreUnderTest.OpenSqlite(Path.Combine(disk.Folder, "retail.db"))),
            ignoresFileSize: ignoresFileSize);
        var worker = Assert.Single(await scene.Workers.ManyAsync(1, Cancel));
        for (var cycle = 0; cycle < Cycles; cycle++)
        {
            var confirmed = scene.Erp.Confirmed;
            for (var i = 0; i < OrdersBefore; i++)
            {
                await scene.PlaceAsync(Cancel);
            }

            // Some are done, some are at it, some have not begun.
            await Waiting.UntilAsync(() => scene.Erp.Confirmed > confirmed, "orders get through", Cancel);
            var told = worker.Log.Count;
            await disk.FillAsync(worker);
            for (var i = 0; i < OrdersMeanwhile; i++)
            {
                await scene.PlaceAsync(Cancel, tells: false);
            }

            await Waiting.UntilAsync(() => worker.Log.Count > told || worker.HasExited, "the worker notices that the disk is full", Cancel);
            Assert.False(worker.HasExited, $"The worker ended: {string.Join('\n', worker.Log)}");
            Assert.True(await IsUnsettledAsync(scene), "All was stored on a disk without room.");
            await disk.MakeRoomAsync(worker);
            await scene.SettleAsync(Cancel);
        }

        await Truth.AssertAsync(scene, Cancel);
        await Truth.AssertNothingIsLeftToWriteAsync(scene, Cancel);
        Assert.False(worker.HasExited);
        Assert.Contains(worker.Log, line => line.Contains("disk", StringComparison.OrdinalIgnoreCase));
    }

    private static async Task<bool> IsUnsettledAsync(CrashScene scene) => !await scene.IsSettledAsync(Cancel);
}
