using System.Collections.Concurrent;
using System.Diagnostics;
using Retail.Connectors.CrashTests.Judging;
using Retail.Connectors.CrashTests.Scenes;
using Retail.Connectors.Testing.Simulation;

namespace Retail.Connectors.CrashTests;

/// <summary>Four processes on one PostgreSQL: one joins while the others work, one is killed.</summary>
public sealed class FourNodesTests
{
    private const int Orders = 100;
    private const int Budget = 3;
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan CallTime = TimeSpan.FromMilliseconds(20);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, int> _reading = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<long> _confirmed = new();
    private int _atErp;
    private int _mostAtErp;
    private int _overlaps;
    private int _reads;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task FourNodes_OneJoinsAndOneDies_ShareWorkOrderAndBudgetWithoutAPause()
    {
        await using var scene = await CrashScene.CreateAsync(
            StoreKind.PostgreSql, Orders * 3, tune: settings => settings with { Lease = Lease, ErpSlots = Budget });
        scene.Watch.Also = SeeAsync;
        var nodes = await scene.Workers.ManyAsync(3, Cancel);
        var late = await scene.Workers.NextAsync(more: false, Cancel);
        await scene.PlaceAsync(Cancel);
        await scene.SettleAsync(Cancel);
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        while (scene.Placed.Count < Orders)
        {
            await scene.PlaceAsync(Cancel);
        }

        var placed = scene.Placed.Count;
        var hot = HeatAsync(scene, enough.Token);
        await Waiting.UntilAsync(() => scene.Erp.Confirmed > placed / 4, "three nodes work", Cancel);
        late.Go();
        await Waiting.UntilAsync(() => Stored(late) > 2, "the fourth takes part", Cancel);
        nodes[0].Kill();
        await Waiting.UntilAsync(() => scene.Erp.Confirmed >= placed - 10, "the others go on", Cancel);
        var pause = LongestPause();
        await enough.CancelAsync();
        await hot;
        await scene.SettleAsync(Cancel);

        // A lease is renewed each third of it, so that the claims of the dead last two thirds at least: nobody waited for them.
        Assert.True(pause < Lease * 2 / 3, $"Nothing was confirmed for {pause}.");
        Assert.InRange(_mostAtErp, 2, Budget);
        Assert.Equal(0, _overlaps);
        Assert.True(_reads > placed, "No order was looked at again while others were done.");
        Assert.All([.. nodes, late], node => Assert.True(Stored(node) > 2, $"{node.Node} did {Stored(node)} pieces of work only."));
        await Truth.AssertAsync(scene, Cancel);
        await Truth.AssertNothingIsLeftToWriteAsync(scene, Cancel);
        TestContext.Current.SendDiagnosticMessage(
            $"most calls at one time {_mostAtErp} of {Budget}, longest pause {pause.TotalMilliseconds:0} ms, work per node {string.Join(", ", nodes.Append(late).Select(Stored))}");
    }

    private static int Stored(WorkerProcess worker) => worker.Told.Count(line => line.StartsWith("stored ", StringComparison.Ordinal));

    /// <summary>Some orders are hinted at without end, by whom it does not matter: each is looked at by one node at a time.</summary>
    private static async Task HeatAsync(CrashScene scene, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            await scene.TellAsync(scene.Placed.Take(4), Cancel);
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, Cancel);
        }
    }

    private TimeSpan LongestPause()
    {
        long[] at = [.. _confirmed];
        return at.Zip(at.Skip(1)).Select(pair => Stopwatch.GetElapsedTime(pair.First, pair.Second)).Max();
    }

    private async Task SeeAsync(SimulatedCall call, bool after)
    {
        if (CallWatch.IsErpWork(call))
        {
            await SeeErpAsync(call, after);
        }
        else if (IsOneOrder(call))
        {
            SeeOrder(call.Request.Path, after);
        }
    }

    private static bool IsOneOrder(SimulatedCall call) =>
        call.Request.Path.Contains("/orders/", StringComparison.Ordinal) && call.Request.Path.Split('/')[^1].All(char.IsAsciiDigit);

    private async Task SeeErpAsync(SimulatedCall call, bool after)
    {
        if (after)
        {
            Interlocked.Decrement(ref _atErp);
            if (call.Request.Path.EndsWith("/action_confirm", StringComparison.Ordinal))
            {
                _confirmed.Enqueue(Stopwatch.GetTimestamp());
            }

            return;
        }

        var now = Interlocked.Increment(ref _atErp);
        lock (_gate)
        {
            _mostAtErp = Math.Max(_mostAtErp, now);
        }

        await Task.Delay(CallTime, TimeProvider.System, CancellationToken.None);
    }

    private void SeeOrder(string path, bool after)
    {
        lock (_gate)
        {
            _reads += after ? 0 : 1;
            var now = _reading.GetValueOrDefault(path) + (after ? -1 : 1);
            _reading[path] = now;
            _overlaps += now > 1 ? 1 : 0;
        }
    }
}
