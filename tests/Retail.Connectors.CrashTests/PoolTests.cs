using System.Globalization;
using Retail.Connectors.CrashTests.Scenes;

namespace Retail.Connectors.CrashTests;

/// <summary>Two nodes publish one pool, and one of them dies in the midst of it.</summary>
public sealed class PoolTests
{
    private const int Articles = 40;
    private const int Rounds = 3;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.PostgreSql)]
    public async Task TwoNodes_OneKilledWhileItPublishes_NothingIsShownAboveWhatIsSafeAndNothingIsLeftUndone(StoreKind kind)
    {
        var random = new Random(7);
        await using var scene = await PoolScene.CreateAsync(kind, Articles, Cancel);
        WorkerProcess[] nodes = [await scene.Workers.NextAsync(more: true, Cancel), await scene.Workers.NextAsync(more: true, Cancel)];
        Array.ForEach(nodes, node => node.Go());
        await Waiting.UntilAsync(scene.IsRight, "the shop shows what is there", Cancel);
        var killed = 0;
        for (var round = 0; round < Rounds; round++)
        {
            var place = round % nodes.Length;
            await nodes[place].KillAtCommitAsync(random.Next(1, 6), after: round % 2 == 0, Cancel);

            // One order becomes known by its number alone: its shop tells nobody.
            scene.Buy(string.Create(CultureInfo.InvariantCulture, $"ART-{random.Next(Articles):000}"));
            await scene.CountAsync(random, Cancel);
            await Waiting.UntilAsync(() => nodes[place].HasExited, "a worker dies", Cancel);
            killed++;
            nodes[place] = await scene.Workers.NextAsync(more: round < Rounds - 1, Cancel);
            nodes[place].Go();
            await Waiting.UntilAsync(scene.IsRight, "the shop shows what is there, less what was sold", Cancel);
        }

        Assert.Equal(Rounds, killed);
        Assert.Empty(scene.TooMany);
        await Waiting.UntilAsync(async () => (await scene.Store.Queries.CountAsync(PoolScene.Flow, Cancel)).Parked == 0, "nothing waits for a person", Cancel);
        await Waiting.UntilAsync(
            async () => (await scene.Store.Queries.ListItemsAsync(PoolScene.Flow, null, 1_000, Cancel)).All(item => item.Memo?.Contains("\"Pending\"", StringComparison.Ordinal) is false),
            "no write of unknown outcome is left", Cancel);
    }
}
