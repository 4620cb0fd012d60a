using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Npgsql;
using Retail.Connectors.Pipelines.Work;
using Retail.Connectors.Tests.Engines;
using static Retail.Connectors.PostgreSql.Tests.PostgreSqlStoreFixture;

namespace Retail.Connectors.PostgreSql.Tests;

public sealed class PostgreSqlWorkStoreTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Reopen_AfterWork_EverythingIsStillThere()
    {
        await using var fixture = new PostgreSqlStoreFixture();
        var store = await fixture.OpenStoreAsync();
        await store.CommitAsync(new Commit { Hints = [Hint("1")] }, Cancel);
        var claim = Assert.Single(await store.ClaimAsync(Request(), Cancel));
        await fixture.CloseAllAsync();

        var reopened = await fixture.OpenStoreAsync();
        Assert.Empty(await reopened.ClaimAsync(Request(), Cancel));
        Assert.Equal(CommitResult.Committed, await reopened.CommitAsync(new Commit { Claim = claim, End = new WorkEnd.Done() }, Cancel));
        Assert.Equal(WorkState.Done, (await reopened.Queries.FindWorkAsync(Key("1"), Cancel))!.State);
    }

    [Fact]
    public async Task Commit_AfterDispose_IsRefused()
    {
        await using var fixture = new PostgreSqlStoreFixture();
        var store = await fixture.OpenStoreAsync();
        await store.CommitAsync(new Commit(), Cancel);
        await store.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => store.CommitAsync(new Commit(), Cancel).AsTask());
    }

    [Fact]
    public async Task Dispose_WithCommitsUnderway_StoresThemFirst()
    {
        await using var fixture = new PostgreSqlStoreFixture();
        var store = await fixture.OpenStoreAsync();
        var commits = Enumerable.Range(0, 300).Select(i => store.CommitAsync(new Commit { Hints = [Hint($"{i}")] }, Cancel).AsTask()).ToArray();

        await store.DisposeAsync();

        Assert.All(await Task.WhenAll(commits), result => Assert.Equal(CommitResult.Committed, result));
        Assert.Equal(300, (await (await fixture.OpenStoreAsync()).Queries.CountAsync(Flow, Cancel)).Pending);
    }

    [Fact]
    public async Task Claim_FlowNameWithQuotes_IsAName()
    {
        await using var fixture = new PostgreSqlStoreFixture();
        var store = await fixture.OpenStoreAsync();
        var key = Key("1") with { Flow = "o'rders'); DROP TABLE retail.work; --" };
        await store.CommitAsync(new Commit { Hints = [new RaisedHint(key, null)] }, Cancel);

        var claims = await store.ClaimAsync(new ClaimRequest("node", [key.Flow], 10, Duration.FromMinutes(1)), Cancel);

        Assert.Equal(key, Assert.Single(claims).Key);
    }

    [Fact]
    public async Task Commit_VendorsWordsThatTheServerCannotStore_AreStoredAsNearAsCanBe()
    {
        await using var fixture = new PostgreSqlStoreFixture();
        var store = await fixture.OpenStoreAsync();
        await store.CommitAsync(new Commit { Hints = [Hint("1")] }, Cancel);
        var claim = Assert.Single(await store.ClaimAsync(Request(), Cancel));
        const string Words = "a zero \0, half a pair \uD83D, a whole one \U0001F600";

        await store.CommitAsync(new Commit { Claim = claim, End = new WorkEnd.RetryAt(fixture.Now, Words, CountsAttempt: true) }, Cancel);

        var stored = (await store.Queries.FindWorkAsync(Key("1"), Cancel))!.LastError;
        Assert.Equal("a zero \uFFFD, half a pair \uFFFD, a whole one \U0001F600", stored);
    }

    [Fact]
    public async Task RetryAt_MomentFinerThanTheServers_IsNeverDueEarlier()
    {
        await using var fixture = new PostgreSqlStoreFixture();
        var store = await fixture.OpenStoreAsync();
        await store.CommitAsync(new Commit { Hints = [Hint("1")] }, Cancel);
        var claim = Assert.Single(await store.ClaimAsync(Request(), Cancel));
        var at = fixture.Now + Duration.FromTicks(1);

        await store.CommitAsync(new Commit { Claim = claim, End = new WorkEnd.RetryAt(at, string.Empty, CountsAttempt: true) }, Cancel);

        Assert.InRange((await store.Queries.FindWorkAsync(Key("1"), Cancel))!.DueAt, at, at + Duration.FromTicks(10));
    }

    [Fact]
    public async Task UsePostgreSql_Container_OneStoreInAllItsRoles()
    {
        var connection = await PostgreSqlEngine.ConnectAsync();
        var services = new ServiceCollection();
        services.AddRetailConnectors(retail => retail.UsePostgreSql(connection));
        await using var provider = services.BuildServiceProvider();

        var store = provider.GetRequiredService<PostgreSqlWorkStore>();

        Assert.Same(store, provider.GetRequiredService<IWorkStore>());
        Assert.Same(store, Assert.Single(provider.GetServices<IWorkSignals>()));
    }

    [Fact]
    public async Task FindLinks_OneOfManyCannotBeRead_OthersAreAnswered()
    {
        await using var fixture = new PostgreSqlStoreFixture();
        var store = await fixture.OpenStoreAsync();
        await store.CommitAsync(new Commit { Hints = [Hint("1")] }, Cancel);
        await SchemaPool.ExecuteAsync(
            $"INSERT INTO {fixture.Schema}.link (source, role, target, target_system, name, at, lines) VALUES ('{Key("bad").Source}', 'sales-order', 'erp/sales-order/1', 'erp', 'S1', now(), 'no JSON')");

        var reads = Enumerable.Range(0, 40)
            .Select(i => store.Queries.FindLinksAsync(Key(i % 10 == 3 ? "bad" : $"{i}").Source, Cancel).AsTask())
            .ToArray();

        for (var i = 0; i < reads.Length; i++)
        {
            if (i % 10 == 3)
            {
                await Assert.ThrowsAnyAsync<Exception>(() => reads[i]);
            }
            else
            {
                Assert.Empty(await reads[i]);
            }
        }
    }

    [Theory]
    [InlineData("", "15s")]
    [InlineData("-c idle_in_transaction_session_timeout=3s", "3s")]
    public async Task Transaction_OfAFrozenNode_IsEndedByTheServer(string given, string expected)
    {
        var settings = new NpgsqlConnectionStringBuilder(await PostgreSqlEngine.ConnectAsync()) { Options = given };
        await using var database = new Database(new PostgreSqlStoreOptions { ConnectionString = settings.ToString() });
        await using var connection = await database.ConnectAsync(Cancel);
        await using var show = new NpgsqlCommand("SHOW idle_in_transaction_session_timeout", connection);

        Assert.Equal(expected, await show.ExecuteScalarAsync(Cancel));
    }
}
