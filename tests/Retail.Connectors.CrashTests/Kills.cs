using Retail.Connectors.CrashTests.Judging;
using Retail.Connectors.CrashTests.Scenes;

namespace Retail.Connectors.CrashTests;

/// <summary>The killing of workers at every place, one worker after the other on one store.</summary>
internal static class Kills
{
    /// <summary>Fewer places than this would mean that the order flow was not played.</summary>
    public const int FewestCalls = 15;

    public const int FewestCommits = 3;

    /// <summary>A life with one order makes 21 kinds of calls: set-up, feeds, the customer, the document and its proof.</summary>
    private const int FewestKinds = 18;

    private const int LivesToWait = 3;

    /// <summary>
    /// First three workers live undisturbed with an order each: their calls are counted. Then each n-th worker dies at its n-th
    /// call, with a new order to do and all that the dead have left.
    /// </summary>
    public static async Task AtEveryCallAsync(StoreKind kind, bool after, CancellationToken cancellationToken)
    {
        await using var scene = await CrashScene.CreateAsync(kind, orders: 180, tune: settings => settings with { Concurrency = 1 });
        var lives = new List<(int Calls, HashSet<string> Seen)>();
        while (lives.Count < 3)
        {
            lives.Add(await LiveAsync(scene, cancellationToken));
        }

        // On a busy machine a call may come too late, and what is asked then is not part of an undisturbed life.
        var calls = lives.Select(life => life.Calls).Order().ElementAt(1);
        var seen = lives.SelectMany(life => life.Seen).CountBy(static call => call).Where(call => call.Value > 1).Select(call => call.Key).ToHashSet(StringComparer.Ordinal);
        Assert.True(calls >= FewestCalls, $"One order took {calls} calls only.");

        for (var call = 1; call <= calls; call++)
        {
            await OnceAsync(scene, call, after, kind: null, leastCalls: 0, cancellationToken);
        }

        // What the dead have left comes first for some: a kind of call that was missed by number is aimed at by name. What is asked
        // only after a call came too late, on a busy machine, is asked in none of these lives.
        var missed = seen.Except(scene.Watch.Struck).ToList();
        var more = 0;
        foreach (var name in missed)
        {
            for (var life = 0; life < LivesToWait && !scene.Watch.Struck.Contains(name); life++, more++)
            {
                // What the feed asks comes when its time has come: this one lives as long as the one that was undisturbed.
                await OnceAsync(scene, call: 1, after, name, calls, cancellationToken);
            }
        }

        var worker = await scene.Workers.NextAsync(more: false, cancellationToken);
        worker.Go();
        await scene.SettleAsync(cancellationToken);
        await Truth.AssertAsync(scene, cancellationToken);
        await Truth.AssertNothingIsLeftToWriteAsync(scene, cancellationToken);
        var struck = scene.Watch.Struck.Distinct(StringComparer.Ordinal).ToList();
        Assert.True(struck.Count >= FewestKinds, $"Struck were only {string.Join(", ", struck)}.");
        TestContext.Current.SendDiagnosticMessage($"{kind}: {calls} kills {(after ? "after" : "before")} each of {calls} calls, and {more} more, kinds struck: {string.Join(", ", struck)}");
    }

    /// <summary>Each worker dies at the n-th commit after a new order was placed; what it left is done before the next.</summary>
    public static async Task AtEveryCommitAsync(StoreKind kind, bool after, CancellationToken cancellationToken)
    {
        await using var scene = await CrashScene.CreateAsync(kind, orders: 60);
        var worker = await scene.Workers.NextAsync(more: true, cancellationToken);
        worker.Go();
        await scene.PlaceAsync(cancellationToken);
        await scene.SettleAsync(cancellationToken);
        var commits = 0;
        while (true)
        {
            await worker.KillAtCommitAsync(commits + 1, after, cancellationToken);
            await scene.PlaceAsync(cancellationToken);
            await Waiting.UntilAsync(
                async () => worker.HasExited || await scene.IsSettledAsync(cancellationToken), "the worker dies or is done", cancellationToken);
            var died = worker.HasExited;
            worker.Kill();
            worker = await scene.Workers.NextAsync(more: died, cancellationToken);
            worker.Go();
            await scene.SettleAsync(cancellationToken);
            if (!died)
            {
                break;
            }

            commits++;
        }

        await Truth.AssertAsync(scene, cancellationToken);
        await Truth.AssertNothingIsLeftToWriteAsync(scene, cancellationToken);
        Assert.True(commits >= FewestCommits, $"An order took {commits} commits only.");
        TestContext.Current.SendDiagnosticMessage($"{kind}: {commits} kills {(after ? "after" : "before")} each of {commits} commits");
    }

    /// <summary>The life of a worker with one order, to its end.</summary>
    private static async Task<(int Calls, HashSet<string> Seen)> LiveAsync(CrashScene scene, CancellationToken cancellationToken)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        scene.Watch.Also = (call, _) =>
        {
            lock (seen)
            {
                seen.Add(CallWatch.KindOf(call));
            }

            return Task.CompletedTask;
        };
        var worker = await scene.Workers.NextAsync(more: true, cancellationToken);
        worker.Go();
        await scene.PlaceAsync(cancellationToken);
        await scene.SettleAsync(cancellationToken);
        worker.Kill();
        scene.Watch.Also = null;
        return (scene.Watch.CallsOf(worker.Node), seen);
    }

    private static async Task OnceAsync(CrashScene scene, int call, bool after, string? kind, int leastCalls, CancellationToken cancellationToken)
    {
        var victim = await scene.Workers.NextAsync(more: true, cancellationToken);
        scene.Watch.AimAt(victim.Node, call, after, _ => Kill(victim), seen => kind is null || CallWatch.KindOf(seen) == kind);
        await scene.PlaceAsync(cancellationToken);
        victim.Go();
        await Waiting.UntilAsync(
            async () => victim.HasExited || (scene.Watch.CallsOf(victim.Node) >= leastCalls && await scene.IsSettledAsync(cancellationToken)),
            $"the worker dies at its call {call}",
            cancellationToken);
        scene.Watch.Forget();
        victim.Kill();
    }

    /// <summary>Kills at an HTTP call.</summary>
    public static bool Kill(WorkerProcess victim)
    {
        victim.Kill();
        return true;
    }
}
