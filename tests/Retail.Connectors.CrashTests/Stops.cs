using System.Globalization;
using Retail.Connectors.CrashTests.Judging;
using Retail.Connectors.CrashTests.Scenes;

namespace Retail.Connectors.CrashTests;

/// <summary>
/// A worker is stopped in the middle of an order, as a virtual machine is that is moved; another does the order when the
/// lease has ended; then the first goes on where it was.
/// </summary>
internal static class Stops
{
    private const int Rounds = 20;
    private const int MaxRounds = 30;

    /// <summary>An order takes more calls of the ERP than this.</summary>
    private const int Calls = 5;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task AtManyCallsAsync(StoreKind kind)
    {
        await using var scene = await CrashScene.CreateAsync(kind, orders: 60);
        var nodes = await scene.Workers.ManyAsync(2, Cancel);
        await scene.PlaceAsync(Cancel);
        await scene.SettleAsync(Cancel);
        var fenced = 0;
        var round = 0;
        for (; fenced < Rounds && round < MaxRounds; round++)
        {
            fenced += await IsFencedAsync(scene, nodes, 1 + (round % Calls), after: round % 2 == 0) ? 1 : 0;
        }

        Assert.Equal(Rounds, fenced);
        await Truth.AssertAsync(scene, Cancel);
        await Truth.AssertNothingIsLeftToWriteAsync(scene, Cancel);
        TestContext.Current.SendDiagnosticMessage($"{kind}: {fenced} of {Rounds} fenced, in {round} rounds");
    }

    /// <summary>
    /// True if the continued worker was told by the store that its fence is lost; false if it was not stopped in the middle
    /// of this order, or inside a transaction, which the server then ended, so that it was never told and begins anew.
    /// </summary>
    private static async Task<bool> IsFencedAsync(CrashScene scene, WorkerProcess[] nodes, int call, bool after)
    {
        WorkerProcess? stopped = null;
        scene.Watch.AimAt(
            node: null,
            call,
            after,
            name =>
            {
                var worker = nodes.Single(node => node.Node == name);
                scene.StoreUnderTest.WhileNobodyWrites(worker.Pause);
                Volatile.Write(ref stopped, worker);
                return false;
            },
            CallWatch.IsErpWork);
        var order = await scene.PlaceAsync(Cancel);
        var id = order["id"]!.ToString();
        await Waiting.UntilAsync(() => Volatile.Read(ref stopped) is not null, $"a worker makes call {call}", Cancel);
        var victim = stopped!;
        long fence = 0;
        await Waiting.UntilAsync(
            async () => (fence = LastClaim(victim, id)) > 0 || await scene.IsSettledAsync(Cancel),
            "the worker has told of its claim",
            Cancel);
        if (fence == 0)
        {
            // It was stopped at a late call for an order before, and the other has done this one.
            victim.Continue();
            return false;
        }

        await Waiting.UntilAsync(
            () => scene.IsSettledAsync(Cancel),
            "another worker does the order",
            Cancel,
            () => scene.DescribeAsync(nodes, Cancel));
        // Of two claims of the order that it told of, only the first may have been read when it was stopped.
        fence = LastClaim(victim, id);
        var failures = victim.Log.Count;
        var writes = 0;
        scene.Watch.Also = (call, isAfter) =>
        {
            writes += !isAfter && CallWatch.NodeOf(call) == victim.Node && CallWatch.IsErpWrite(call) ? 1 : 0;
            return Task.CompletedTask;
        };
        victim.Continue();
        await Waiting.UntilAsync(
            () => Tells(victim, "fenced", id, fence) || victim.Log.Skip(failures).Any(line => line.Contains("store failed", StringComparison.Ordinal)),
            $"the worker that was stopped, {victim.Node}, learns that its fence {fence} of {id} is lost",
            Cancel,
            () => scene.DescribeAsync(nodes, Cancel));
        Assert.False(Tells(victim, "stored", id, fence));
        scene.Watch.Also = null;
        Assert.Equal(0, writes);
        return Tells(victim, "fenced", id, fence);
    }

    /// <summary>The fence of a worker's last claim of an order; 0 if it has not told yet.</summary>
    private static long LastClaim(WorkerProcess worker, string id) => worker.Told
        .Select(line => line.Split(' '))
        .Where(words => words[0] == "claimed" && words[1] == id)
        .Select(words => long.Parse(words[2], CultureInfo.InvariantCulture))
        .LastOrDefault();

    private static bool Tells(WorkerProcess worker, string what, string id, long fence) =>
        worker.Told.Any(line => line.StartsWith(string.Create(CultureInfo.InvariantCulture, $"{what} {id} {fence} "), StringComparison.Ordinal));
}
