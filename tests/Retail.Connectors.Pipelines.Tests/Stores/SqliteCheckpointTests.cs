using System.Globalization;
using Retail.Connectors.Pipelines.Work;
using Retail.Connectors.Sqlite;

namespace Retail.Connectors.Pipelines.Tests.Stores;

/// <summary>What is committed reaches the file beside the commits, and the log does not grow without end.</summary>
public sealed class SqliteCheckpointTests
{
    private const int Megabyte = 1024 * 1024;
    private const int Records = 20_000;
    private readonly Random _random = new(1);
    private readonly HashSet<int> _hinted = [];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Commit_ManyPages_ReachTheFileWhileItIsOpen()
    {
        await using var fixture = new SqliteStoreFixture();
        var store = fixture.Open();
        for (var commits = 0; new FileInfo(fixture.Path).Length < Megabyte; commits++)
        {
            Assert.True(commits < 1_000, "Nothing of what was committed reached the file.");
            await HintAsync(store);
        }
    }

    [Fact]
    public async Task Commit_WithoutPause_KeepsTheLogShort()
    {
        await using var fixture = new SqliteStoreFixture();
        var store = fixture.Open();
        for (var commits = 0; commits < 200; commits++)
        {
            await HintAsync(store);
        }

        // More than twice as much was written.
        Assert.InRange(new FileInfo($"{fixture.Path}-wal").Length, Megabyte, 40 * Megabyte);
        Assert.Equal(_hinted.Count, (await store.Queries.MeasureAsync("orders/erp", Cancel)).Open);
    }

    /// <summary>Hints at records all over the file, so that a commit writes many pages.</summary>
    private async Task HintAsync(SqliteWorkStore store)
    {
        var numbers = Enumerable.Range(0, 200).Select(_ => _random.Next(Records)).ToArray();
        _hinted.UnionWith(numbers);
        await store.CommitAsync(new Commit { Hints = [.. numbers.Select(number => new RaisedHint(KeyOf(number), Revision: null))] }, Cancel);
    }

    private static WorkKey KeyOf(int number) => new("orders/erp", new EntityRef("shop", EntityKind.Order, number.ToString(CultureInfo.InvariantCulture)));
}
