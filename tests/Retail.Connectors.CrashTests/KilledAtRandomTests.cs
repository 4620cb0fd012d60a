using System.Globalization;
using Retail.Connectors.CrashTests.Judging;
using Retail.Connectors.CrashTests.Scenes;

namespace Retail.Connectors.CrashTests;

/// <summary>
/// Two nodes share the work, and again and again one of them dies somewhere. RETAIL_CRASH_ROUNDS says how often; with the
/// kills at every call and commit the default makes 50 and more on each store.
/// </summary>
public sealed class KilledAtRandomTests
{
    private const string Variable = "RETAIL_CRASH_ROUNDS";
    private const int DefaultRounds = 50 - (2 * (Kills.FewestCalls + Kills.FewestCommits));
    private const int OrdersPerRound = 2;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.PostgreSql)]
    public async Task TwoNodes_OneKilledAtRandomAgainAndAgain_NothingIsLostOrDoubled(StoreKind kind)
    {
        var rounds = int.TryParse(Environment.GetEnvironmentVariable(Variable), NumberStyles.None, CultureInfo.InvariantCulture, out var given)
            ? given
            : DefaultRounds;
        var random = new Random(rounds);
        await using var scene = await CrashScene.CreateAsync(kind, rounds * OrdersPerRound, all: true);
        var nodes = new[] { await scene.Workers.NextAsync(more: true, Cancel), await scene.Workers.NextAsync(more: true, Cancel) };
        Array.ForEach(nodes, node => node.Go());
        for (var round = 0; round < rounds; round++)
        {
            var place = random.Next(nodes.Length);
            await AimAsync(scene, nodes[place], random);
            for (var i = 0; i < OrdersPerRound; i++)
            {
                // Each other order is found by the feed alone.
                await scene.PlaceAsync(Cancel, tells: i == 0);
            }

            var victim = nodes[place];
            await Waiting.UntilAsync(async () => victim.HasExited || await scene.IsSettledAsync(Cancel), "a worker dies or all is done", Cancel);
            scene.Watch.Forget();
            victim.Kill();
            nodes[place] = await scene.Workers.NextAsync(more: round < rounds - 1, Cancel);
            nodes[place].Go();
        }

        await scene.SettleAsync(Cancel);
        await Truth.AssertAsync(scene, Cancel);
        await Truth.AssertNothingIsLeftToWriteAsync(scene, Cancel);
        TestContext.Current.SendDiagnosticMessage($"{kind}: {rounds} kills at random");
    }

    private static async Task AimAsync(CrashScene scene, WorkerProcess victim, Random random)
    {
        var after = random.Next(2) == 0;
        switch (random.Next(3))
        {
            case 0:
                scene.Watch.AimAt(victim.Node, random.Next(1, 16), after, _ => Kills.Kill(victim));
                break;
            case 1:
                await victim.KillAtCommitAsync(random.Next(1, 6), after, Cancel);
                break;
            default:
                // Anywhere: between two calls, inside a statement, while the store flushes.
                var delay = TimeSpan.FromMilliseconds(random.Next(5, 150));
                scene.Watch.AimAt(victim.Node, 1, after, caller =>
                {
                    _ = KillLaterAsync(victim, delay);
                    return false;
                });
                break;
        }
    }

    private static async Task KillLaterAsync(WorkerProcess victim, TimeSpan delay)
    {
        await Task.Delay(delay, TimeProvider.System);
        if (!victim.HasExited)
        {
            victim.Kill();
        }
    }
}
