using Microsoft.Data.Sqlite;
using NodaTime;
using Retail.Connectors.Pipelines.Work;
using Retail.Connectors.Sqlite;

namespace Retail.Connectors.Pipelines.Tests.Stores;

public sealed class SqliteWorkStoreTests
{
    private static readonly WorkKey Key = new("orders/erp", new EntityRef("shop", EntityKind.Order, "1"));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Open_NewerSchema_IsRefusedWithWhatToDo()
    {
        await using var fixture = new SqliteStoreFixture();
        fixture.Open();
        await fixture.CloseAllAsync();
        Execute(fixture.Path, "PRAGMA user_version = 999");

        var exception = Assert.Throws<InvalidOperationException>(fixture.Open);

        Assert.Contains("schema 999", exception.Message, StringComparison.Ordinal);
        Assert.Contains("Use the newer version, or another file", exception.Message, StringComparison.Ordinal);
        Assert.Contains(fixture.Path, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reopen_AfterWork_EverythingIsStillThere()
    {
        await using var fixture = new SqliteStoreFixture();
        var store = fixture.Open();
        await HintAsync(store);
        var claim = Assert.Single(await ClaimAsync(store));
        await fixture.CloseAllAsync();

        var reopened = fixture.Open();
        Assert.Empty(await ClaimAsync(reopened));
        Assert.Equal(CommitResult.Committed, await reopened.CommitAsync(new Commit { Claim = claim, End = new WorkEnd.Done() }, Cancel));
        Assert.Equal(WorkState.Done, (await reopened.Queries.FindWorkAsync(Key, Cancel))!.State);
    }

    [Fact]
    public async Task Open_ManyAtOnceOnANewFile_AllSucceed()
    {
        await using var fixture = new SqliteStoreFixture();
        var options = new SqliteStoreOptions { Path = fixture.Path };

        var stores = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => new SqliteWorkStore(options, fixture.Time))));

        await Task.WhenAll(stores.Select((store, i) => store.CommitAsync(
            new Commit { Hints = [new RaisedHint(Key with { Flow = $"flow-{i}" }, null)] }, Cancel).AsTask()));
        foreach (var i in Enumerable.Range(0, stores.Length))
        {
            Assert.Equal(1, (await stores[0].Queries.CountAsync($"flow-{i}", Cancel)).Pending);
        }

        await Task.WhenAll(stores.Select(store => store.DisposeAsync().AsTask()));
    }

    [Fact]
    public async Task Commit_AfterDispose_IsRefused()
    {
        await using var fixture = new SqliteStoreFixture();
        var store = fixture.Open();
        await fixture.CloseAllAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => HintAsync(store));
    }

    [Fact]
    public async Task Dispose_WithCommitsUnderway_StoresThemFirst()
    {
        await using var fixture = new SqliteStoreFixture();
        var store = fixture.Open();
        var commits = Enumerable.Range(0, 300).Select(i => store.CommitAsync(
            new Commit { Hints = [new RaisedHint(Key with { Flow = $"flow-{i}" }, null)] }, Cancel).AsTask()).ToArray();

        await fixture.CloseAllAsync();

        Assert.All(await Task.WhenAll(commits), result => Assert.Equal(CommitResult.Committed, result));
        Assert.Equal(1, (await fixture.Open().Queries.CountAsync("flow-299", Cancel)).Pending);
    }

    [Fact]
    public async Task Claim_FlowNameWithQuotes_IsAName()
    {
        await using var fixture = new SqliteStoreFixture();
        var store = fixture.Open();
        var key = Key with { Flow = "o'rders'); DROP TABLE work; --" };
        await store.CommitAsync(new Commit { Hints = [new RaisedHint(key, null)] }, Cancel);

        var claims = await store.ClaimAsync(new ClaimRequest("node", [key.Flow], 10, Duration.FromMinutes(1)), Cancel);

        Assert.Equal(key, Assert.Single(claims).Key);
    }

    private static Task<CommitResult> HintAsync(SqliteWorkStore store) =>
        store.CommitAsync(new Commit { Hints = [new RaisedHint(Key, null)] }, Cancel).AsTask();

    private static Task<IReadOnlyList<Claim>> ClaimAsync(SqliteWorkStore store) =>
        store.ClaimAsync(new ClaimRequest("node", [Key.Flow], 10, Duration.FromMinutes(1)), Cancel).AsTask();

    private static void Execute(string path, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False;Default Timeout=1");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants of this class.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
